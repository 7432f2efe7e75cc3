# What this account may use in this Region, in milliseconds
aws service-quotas get-service-quota --region REGION \
  --service-code apigateway --quota-code L-E5AE38E3 \
  --query 'Quota.[Value,Adjustable]'

# What AWS gives to everybody, where the first call finds nothing
aws service-quotas get-aws-default-service-quota --region REGION \
  --service-code apigateway --quota-code L-E5AE38E3

# Ask for 60 s
aws service-quotas request-service-quota-increase --region REGION \
  --service-code apigateway --quota-code L-E5AE38E3 --desired-value 60000
