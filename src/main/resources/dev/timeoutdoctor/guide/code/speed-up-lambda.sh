# What it has, and the lock for the update
aws lambda get-function-configuration --function-name FUNCTION \
  --query '{memory: MemorySize, timeout: Timeout, revision: RevisionId}'

# More memory means more CPU; the timeout is in seconds
aws lambda update-function-configuration --function-name FUNCTION \
  --memory-size 1024 --timeout 28 --revision-id REVISION_ID
aws lambda wait function-updated --function-name FUNCTION

# Keep five environments warm: needs a version or an alias
aws lambda put-provisioned-concurrency-config --function-name FUNCTION \
  --qualifier ALIAS --provisioned-concurrent-executions 5
