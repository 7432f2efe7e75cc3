# A cache of 0.5 GB for the stage, five minutes for GET /reports (billed by the hour)
aws apigateway update-stage --rest-api-id API_ID --stage-name STAGE \
  --patch-operations op=replace,path=/cacheClusterEnabled,value=true \
  op=replace,path=/cacheClusterSize,value=0.5 \
  op=replace,path=/~1reports/GET/caching/enabled,value=true \
  op=replace,path=/~1reports/GET/caching/ttlInSeconds,value=300
