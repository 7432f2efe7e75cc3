curl -sS -o answer.txt -D - --max-time 60 -X POST \
  -w 'status %{http_code} after %{time_total} s\n' \
  https://API_ID.execute-api.REGION.amazonaws.com/STAGE/PATH
