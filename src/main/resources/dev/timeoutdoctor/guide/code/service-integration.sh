# The API puts the request on a queue and answers 202; a worker reads the queue
aws apigatewayv2 create-integration --api-id API_ID \
  --integration-type AWS_PROXY --integration-subtype SQS-SendMessage \
  --payload-format-version 1.0 --credentials-arn ROLE_ARN \
  --request-parameters '{"QueueUrl": "QUEUE_URL", "MessageBody": "$request.body"}' \
  --response-parameters '{"200": {"overwrite:statuscode": "202"}}'

# Or start a workflow
aws apigatewayv2 create-integration --api-id API_ID \
  --integration-type AWS_PROXY --integration-subtype StepFunctions-StartExecution \
  --payload-format-version 1.0 --credentials-arn ROLE_ARN \
  --request-parameters '{"StateMachineArn": "STATE_MACHINE_ARN", "Input": "$request.body"}' \
  --response-parameters '{"200": {"overwrite:statuscode": "202"}}'

# Point the route at the new integration
aws apigatewayv2 update-route --api-id API_ID --route-id ROUTE_ID \
  --target integrations/INTEGRATION_ID
