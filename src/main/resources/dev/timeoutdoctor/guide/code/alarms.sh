# REST API, 29 s: warn at 80 % (23,200 ms). ApiName is the name, not the id
aws cloudwatch put-metric-alarm --alarm-name API_NAME-STAGE-integration-latency \
  --namespace AWS/ApiGateway --metric-name IntegrationLatency \
  --dimensions Name=ApiName,Value=API_NAME Name=Stage,Value=STAGE \
  --extended-statistic p99 --period 300 --evaluation-periods 1 \
  --threshold 23200 \
  --comparison-operator GreaterThanOrEqualToThreshold \
  --treat-missing-data notBreaching --alarm-actions TOPIC_ARN

# 1 % or more of the requests end in 5XX (the average of 5XXError is the rate)
aws cloudwatch put-metric-alarm --alarm-name API_NAME-STAGE-5xx \
  --namespace AWS/ApiGateway --metric-name 5XXError \
  --dimensions Name=ApiName,Value=API_NAME Name=Stage,Value=STAGE \
  --statistic Average --period 300 --evaluation-periods 1 \
  --threshold 0.01 \
  --comparison-operator GreaterThanOrEqualToThreshold \
  --treat-missing-data notBreaching --alarm-actions TOPIC_ARN

# HTTP API, 30 s: other dimension, other error metric (5xx)
aws cloudwatch put-metric-alarm --alarm-name API_ID-STAGE-integration-latency \
  --namespace AWS/ApiGateway --metric-name IntegrationLatency \
  --dimensions Name=ApiId,Value=API_ID Name=Stage,Value=STAGE \
  --extended-statistic p99 --period 300 --evaluation-periods 1 \
  --threshold 24000 \
  --comparison-operator GreaterThanOrEqualToThreshold \
  --treat-missing-data notBreaching --alarm-actions TOPIC_ARN

# The function: any throttle
aws cloudwatch put-metric-alarm --alarm-name FUNCTION-throttles \
  --namespace AWS/Lambda --metric-name Throttles \
  --dimensions Name=FunctionName,Value=FUNCTION \
  --statistic Sum --period 60 --evaluation-periods 1 --threshold 0 \
  --comparison-operator GreaterThanThreshold \
  --treat-missing-data notBreaching --alarm-actions TOPIC_ARN
