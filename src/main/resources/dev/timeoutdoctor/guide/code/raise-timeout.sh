# Note the deployment to go back to
aws apigateway get-stage --rest-api-id API_ID --stage-name STAGE \
  --query deploymentId

# Change the working copy
aws apigateway update-integration --rest-api-id API_ID \
  --resource-id RESOURCE_ID --http-method POST \
  --patch-operations op=replace,path=/timeoutInMillis,value=45000

# Publish it
aws apigateway create-deployment --rest-api-id API_ID --stage-name STAGE \
  --description "Integration timeout of POST /PATH: 45 s"

# Go back: the stage first, then the working copy
aws apigateway update-stage --rest-api-id API_ID --stage-name STAGE \
  --patch-operations op=replace,path=/deploymentId,value=OLD_DEPLOYMENT_ID
aws apigateway update-integration --rest-api-id API_ID \
  --resource-id RESOURCE_ID --http-method POST \
  --patch-operations op=replace,path=/timeoutInMillis,value=29000

# HTTP API: 30 s is the most
aws apigatewayv2 update-integration --api-id API_ID \
  --integration-id INTEGRATION_ID --timeout-in-millis 30000
