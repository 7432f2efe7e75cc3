aws apigateway update-stage --rest-api-id API_ID --stage-name STAGE \
  --patch-operations op=replace,path=/tracingEnabled,value=true
aws lambda update-function-configuration --function-name FUNCTION \
  --tracing-config Mode=Active
