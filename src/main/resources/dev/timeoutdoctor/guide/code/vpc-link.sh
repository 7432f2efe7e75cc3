# The link of a REST API (to a network load balancer)
aws apigateway get-vpc-link --vpc-link-id LINK_ID

# The link of an HTTP API, and the newer kind of a REST API
aws apigatewayv2 get-vpc-link --vpc-link-id LINK_ID

# Balancer, listener, target group, targets
aws elbv2 describe-load-balancers --load-balancer-arns LOAD_BALANCER_ARN
aws elbv2 describe-load-balancer-attributes --load-balancer-arn LOAD_BALANCER_ARN
aws elbv2 describe-listeners --load-balancer-arn LOAD_BALANCER_ARN
aws elbv2 describe-target-groups --load-balancer-arn LOAD_BALANCER_ARN
aws elbv2 describe-target-health --target-group-arn TARGET_GROUP_ARN
