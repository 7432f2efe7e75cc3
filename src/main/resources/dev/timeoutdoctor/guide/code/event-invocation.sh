# Keep what is there now: put-integration replaces all of it
aws apigateway get-integration --rest-api-id API_ID \
  --resource-id RESOURCE_ID --http-method POST > before.json

cat > integration.json <<'JSON'
{
  "restApiId": "API_ID",
  "resourceId": "RESOURCE_ID",
  "httpMethod": "POST",
  "type": "AWS",
  "integrationHttpMethod": "POST",
  "uri": "arn:aws:apigateway:REGION:lambda:path/2015-03-31/functions/FUNCTION_ARN/invocations",
  "requestParameters": {
    "integration.request.header.X-Amz-Invocation-Type": "'Event'"
  },
  "requestTemplates": {
    "application/json": "$input.json('$')"
  },
  "passthroughBehavior": "WHEN_NO_TEMPLATES"
}
JSON
aws apigateway put-integration --cli-input-json file://integration.json

# Answer 202 with an id to ask for
aws apigateway put-method-response --rest-api-id API_ID \
  --resource-id RESOURCE_ID --http-method POST --status-code 202
aws apigateway put-integration-response --rest-api-id API_ID \
  --resource-id RESOURCE_ID --http-method POST --status-code 202 \
  --response-templates '{"application/json": "{\"requestId\": \"$context.requestId\"}"}'

aws apigateway create-deployment --rest-api-id API_ID --stage-name STAGE \
  --description "POST /PATH answers 202 at once"
