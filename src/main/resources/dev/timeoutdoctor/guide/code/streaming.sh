# All three together, then deploy
aws apigateway update-integration --rest-api-id API_ID \
  --resource-id RESOURCE_ID --http-method POST --patch-operations \
  op=replace,path=/uri,value=arn:aws:apigateway:REGION:lambda:path/2021-11-15/functions/FUNCTION_ARN/response-streaming-invocations \
  op=replace,path=/responseTransferMode,value=STREAM \
  op=replace,path=/timeoutInMillis,value=120000
aws apigateway create-deployment --rest-api-id API_ID --stage-name STAGE \
  --description "POST /PATH streams its answer"
