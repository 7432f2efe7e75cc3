# The gateway waits 29 s, so the function may run 28 s
aws lambda update-function-configuration --function-name FUNCTION --timeout 28
