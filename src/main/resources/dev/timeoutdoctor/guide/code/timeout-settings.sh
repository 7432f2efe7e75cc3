# As last edited (REST API)
aws apigateway get-integration --rest-api-id API_ID \
  --resource-id RESOURCE_ID --http-method POST --query timeoutInMillis

# As the stage serves it (REST API)
aws apigateway get-export --rest-api-id API_ID --stage-name STAGE \
  --export-type oas30 --parameters extensions=integrations \
  --accepts application/json export.json

# HTTP and WebSocket APIs
aws apigatewayv2 get-integration --api-id API_ID \
  --integration-id INTEGRATION_ID --query TimeoutInMillis
