#!/usr/bin/env bash
# Collects what is needed to explain a timeout of an Amazon API Gateway endpoint, into one zip file.
#
#   bash collect.sh URL [METHOD]          for example: bash collect.sh https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders POST
#
# It only reads: every call below begins with get-, batch-get-, list-, describe-, filter- or export-. It needs bash, the aws command and zip, and uses
# your profile and Region as the aws command does (AWS_PROFILE, AWS_REGION). For a custom domain, name API and stage: API=... STAGE=... before bash.
# The answer that you got tells whose it was: curl -i ... > answer.txt, then ANSWER=answer.txt TOOK=29.0 (seconds that you waited) before bash.
# A call that is refused is noted and the rest goes on. Look through the folder timeout-evidence before you send the zip.
set -uf
@SETTINGS@
url=${1:-@URL@}
method=${2:-@METHOD@}
folder=timeout-evidence
since=@SINCE@ # seconds
there=""      # the Region of a function, where it is another one
number=0
calls=""

# ---- which API, stage and Region the URL names
if [[ $url =~ ^https?://([a-z0-9]+)(-vpce-[0-9a-z]+)?\.execute-api\.([a-z0-9-]+)\.[^/]+/?([^/?]*)(/[^?]*)? ]]; then
  api=${BASH_REMATCH[1]} region=${BASH_REMATCH[3]} stage=${BASH_REMATCH[4]} path=${BASH_REMATCH[5]:-/}
elif [[ $url =~ /_aws/execute-api/([^/]+)/([^/?]+)(/[^?]*)? ]]; then
  api=${BASH_REMATCH[1]} region="" stage=${BASH_REMATCH[2]} path=${BASH_REMATCH[3]:-/}
else
  api="" region="" stage="" path=""
fi
api=${API:-$api} stage=${STAGE:-$stage}
[[ $stage =~ ^[A-Za-z0-9_-]*$ ]] || stage='$default' # no stage is called so: it is part of the path
region=${region:-${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region)}}}
if [[ ! $api =~ ^[A-Za-z0-9_-]+$ || -z $region ]]; then
  echo "Usage: bash collect.sh URL [METHOD]   (or API=... STAGE=... AWS_REGION=... bash collect.sh URL)" >&2
  exit 2
fi
if [[ -e $folder || -e $folder.zip ]]; then
  echo "$folder or $folder.zip is here from another time: move it away first, so that nothing of it is sent." >&2
  exit 2
fi
mkdir -p "$folder/calls"

# ---- one call: service, operation, command, parameters as JSON, further options; the answer goes into a file, the rest into the manifest
text() { # as a JSON string
  local text=${1//\\/\\\\}
  text=${text//\"/\\\"}
  printf '"%s"' "${text//[[:cntrl:]]/ }"
}
now() { TZ=UTC printf '%(%Y-%m-%dT%H:%M:%SZ)T' -1 2>/dev/null || date -u +%Y-%m-%dT%H:%M:%SZ; }
ask() {
  local service=$1 operation=$2 command=$3 parameters=$4 error code=Unknown outcome=failed
  shift 4
  number=$((number + 1))
  file=$(printf 'calls/%04d.json' "$number")
  echo "  $service $command"
  if [[ $command == *export* ]]; then # these write their answer themselves, and take no JSON
    error=$(aws "$service" "$command" "$@" --region "${there:-$region}" "$folder/$file" 2>&1 >/dev/null)
  else
    error=$(aws "$service" "$command" --cli-input-json "$parameters" --region "${there:-$region}" --output json "$@" 2>&1 >"$folder/$file")
  fi && outcome=ok
  calls+="${calls:+,}
    {\"service\": \"$service\", \"operation\": \"$operation\", \"region\": \"${there:-$region}\", \"parameters\": $parameters, \"at\": \"$(now)\", "
  if [[ $outcome == ok ]]; then
    calls+="\"outcome\": \"ok\", \"file\": \"$file\"}"
    return
  fi
  [[ $error =~ \(([A-Za-z.]+)\) ]] && code=${BASH_REMATCH[1]}
  case $code in
    *AccessDenied* | *Unauthorized* | *NotAuthorized* | *Forbidden*) outcome=denied ;;
    *NotFound* | NoSuchResource*) outcome=absent ;;
  esac
  calls+="\"outcome\": \"$outcome\", \"error\": {\"code\": \"$code\", \"message\": $(text "$error")}}"
  echo "    $outcome: $code"
}
value() { aws "$@" --region "${there:-$region}" --output text 2>/dev/null; } # one value of an answer, to know what to ask next

# ---- the API, as last edited and as the stage serves it
echo "Collecting from API $api, stage ${stage:-unknown}, Region $region"
account=$(value sts get-caller-identity --query Account)
name=$(value apigateway get-rest-api --rest-api-id "$api" --query name)
A="{\"restApiId\": \"$api\"}"
if [[ -n $name ]]; then
  ask apigateway GetRestApi get-rest-api "$A"
  ask apigateway GetResources get-resources "{\"restApiId\": \"$api\", \"embed\": [\"methods\"]}"
  ask apigateway GetStages get-stages "$A"
  ask apigateway GetDeployments get-deployments "$A"
  ask apigateway GetExport get-export "{\"restApiId\": \"$api\", \"stageName\": \"$stage\", \"exportType\": \"oas30\", \"parameters\": {\"extensions\": \"integrations\"}, \"accepts\": \"application/json\"}" \
    --rest-api-id "$api" --stage-name "$stage" --export-type oas30 --parameters extensions=integrations --accepts application/json
  ask apigateway GetAuthorizers get-authorizers "$A"
  ask apigateway GetGatewayResponses get-gateway-responses "$A"
  uris=$(value apigateway get-resources --rest-api-id "$api" --embed methods --query 'items[].resourceMethods.*.[methodIntegration.uri][][]')
  links=$(value apigateway get-resources --rest-api-id "$api" --embed methods --query 'items[].resourceMethods.*.[methodIntegration.connectionId][][]')
  counted=$(LC_ALL=C; printf %s "${name//[^ -~]/}") # CloudWatch counts under what is ASCII of the name, else under the id
  [[ -n ${counted// /} ]] || counted=$api
  gateway="{\"Name\": \"ApiName\", \"Value\": $(text "$counted")}, {\"Name\": \"Stage\", \"Value\": \"$stage\"}"
  failed=(4XXError 5XXError)
else
  A="{\"ApiId\": \"$api\"}"
  if [[ -z $(value apigatewayv2 get-stages --api-id "$api" --query "Items[?StageName=='$stage'].StageName") ]]; then
    stage='$default'
  fi
  ask apigatewayv2 GetApi get-api "$A"
  ask apigatewayv2 GetRoutes get-routes "$A"
  ask apigatewayv2 GetIntegrations get-integrations "$A"
  ask apigatewayv2 GetStages get-stages "$A"
  ask apigatewayv2 GetDeployments get-deployments "$A"
  ask apigatewayv2 GetAuthorizers get-authorizers "$A"
  ask apigatewayv2 ExportApi export-api "{\"ApiId\": \"$api\", \"StageName\": \"$stage\", \"Specification\": \"OAS30\", \"OutputType\": \"JSON\", \"IncludeExtensions\": true}" \
    --api-id "$api" --stage-name "$stage" --specification OAS30 --output-type JSON --include-extensions
  uris=$(value apigatewayv2 get-integrations --api-id "$api" --query 'Items[].IntegrationUri')
  links=$(value apigatewayv2 get-integrations --api-id "$api" --query 'Items[].ConnectionId')
  gateway="{\"Name\": \"ApiId\", \"Value\": \"$api\"}, {\"Name\": \"Stage\", \"Value\": \"$stage\"}"
  failed=(4xx 5xx)
fi
ask apigateway GetAccount get-account "{}"
Q='{"ServiceCode": "apigateway", "QuotaCode": "L-E5AE38E3"}'
ask service-quotas GetServiceQuota get-service-quota "$Q"
ask service-quotas GetAWSDefaultServiceQuota get-aws-default-service-quota "$Q"
ask service-quotas ListRequestedServiceQuotaChangeHistoryByQuota list-requested-service-quota-change-history-by-quota "$Q"

# ---- what was counted and logged
seconds=${EPOCHSECONDS:-$(date +%s)}
from=$(((seconds - since) / 3600 * 3600))
queries=""
query() { # id prefix, namespace, dimensions, metric, statistics...
  local id=$1 namespace=$2 dimensions=$3 metric=$4 statistic
  shift 4
  for statistic; do
    queries+="${queries:+, }{\"Id\": \"${id}_${metric}_$statistic\", \"MetricStat\": {\"Metric\": {\"Namespace\": \"$namespace\", \"MetricName\": \"$metric\", \"Dimensions\": [$dimensions]}, \"Period\": 3600, \"Stat\": \"$statistic\"}}"
  done
}
metrics() { ask cloudwatch GetMetricData get-metric-data "{\"MetricDataQueries\": [$queries], \"StartTime\": $from, \"EndTime\": $seconds}"; }
lines() { # log group, filter; the oldest lines come first, so where there are more, the end of the time is asked for too
  local begin
  for begin in "$from" $((seconds - since / 8)) $((seconds - since / 64)); do
    ask logs FilterLogEvents filter-log-events "{\"logGroupName\": $(text "$1"), \"startTime\": ${begin}000, \"endTime\": ${seconds}000, \"filterPattern\": $(text "$2")}" --max-items 1000
    [[ -e $folder/$file && $(<"$folder/$file") == *'"NextToken": '* ]] || return 0
  done
}
for metric in IntegrationLatency Latency; do query stage AWS/ApiGateway "$gateway" "$metric" p50 p90 p99 Maximum SampleCount; done
query stage AWS/ApiGateway "$gateway" Count SampleCount
for metric in "${failed[@]}"; do query stage AWS/ApiGateway "$gateway" "$metric" Sum; done
metrics
queries=""
for all in newer_apis:ApiId rest_apis:ApiName; do # of all APIs of the Region together
  search="SUM(SEARCH('{AWS/ApiGateway,${all#*:}} MetricName=\"Count\"', 'SampleCount', 60))"
  queries+="${queries:+, }{\"Id\": \"${all%:*}\", \"Period\": 60, \"Expression\": $(text "$search")}"
done
[[ -n $name ]] && metrics
if [[ -n $name ]]; then
  log=$(value apigateway get-stage --rest-api-id "$api" --stage-name "$stage" --query accessLogSettings.destinationArn)
else
  log=$(value apigatewayv2 get-stage --api-id "$api" --stage-name "$stage" --query AccessLogSettings.DestinationArn)
fi
[[ $log =~ :log-group:([^:]+) ]] && log=${BASH_REMATCH[1]} || log=""
[[ -n $log ]] && lines "$log" ""
if [[ -n $name ]]; then
  failures='?"Execution failed" ?"Method completed with status: 5"'
  lines "API-Gateway-Execution-Logs_$api/$stage" "$failures"
  request='"message": "\(([A-Za-z0-9=_-]{4,64})\) '
  ids="" # of the newest requests that failed: all their lines
  while read -r line; do
    [[ $line =~ $request && $ids != *"${BASH_REMATCH[1]}"* ]] && ids="?\"${BASH_REMATCH[1]}\" $ids"
  done <"$folder/$file"
  read -ra ids <<<"$ids"
  [[ ${#ids[@]} -gt 0 ]] && lines "API-Gateway-Execution-Logs_$api/$stage" "${ids[*]:0:20}"
  canary=$(value apigateway get-stage --rest-api-id "$api" --stage-name "$stage" --query canarySettings.percentTraffic)
  if [[ $canary == *[1-9]* ]]; then
    lines "API-Gateway-Execution-Logs_$api/$stage/Canary" "$failures"
    [[ -n $log ]] && lines "$log/Canary" ""
  fi
fi

# ---- traces of slow or failed requests, where the stage keeps some
if [[ -n $name && $(value apigateway get-stage --rest-api-id "$api" --stage-name "$stage" --query tracingEnabled) == True ]]; then
  slow="service(id(name: \"${name//\"/}/$stage\", type: \"AWS::ApiGateway::Stage\")) AND (responsetime > 1 OR fault = true)"
  ask xray GetTraceSummaries get-trace-summaries "{\"StartTime\": $from, \"EndTime\": $seconds, \"FilterExpression\": $(text "$slow")}"
  ids=$(aws xray get-trace-summaries --start-time "$from" --end-time "$seconds" --filter-expression "$slow" --region "$region" --output json \
    --query 'reverse(sort_by(reverse(TraceSummaries), &ResponseTime))[:5].Id' 2>/dev/null) # the five slowest
  [[ $ids == *\"* ]] && ask xray BatchGetTraces batch-get-traces "{\"TraceIds\": $ids}"
fi

# ---- the functions behind it
no_secrets='merge(@, {Environment: `null`})' # the values of environment variables are left out
arn='(arn:[a-z-]+:lambda:([a-z0-9-]+):([0-9]{12}):function:([A-Za-z0-9_-]+))(:([A-Za-z0-9$_-]+))?'
seen=" " vpcs=""
for uri in $uris; do
  while [[ $uri =~ \$\{stageVariables\.([A-Za-z0-9_]+)\} ]]; do
    variable=$(value apigateway get-stage --rest-api-id "$api" --stage-name "$stage" --query "variables.${BASH_REMATCH[1]}")
    uri=${uri//"${BASH_REMATCH[0]}"/$variable}
  done
  [[ $uri =~ $arn ]] || continue
  unqualified=${BASH_REMATCH[1]} there=${BASH_REMATCH[2]} owner=${BASH_REMATCH[3]} function=${BASH_REMATCH[4]} qualifier=${BASH_REMATCH[6]:-}
  [[ $seen == *" $unqualified:$qualifier "* || $number -gt 300 ]] && continue
  seen+="$unqualified:$qualifier "
  asked=$function # in another account than the API's the plain name would be somebody else's function
  [[ $owner != "${account:-None}" && ${account:-None} != None ]] && asked=$unqualified
  F="{\"FunctionName\": \"$asked\"}"
  ask lambda GetFunctionConfiguration get-function-configuration "$F" --query "$no_secrets"
  ask lambda GetFunctionConcurrency get-function-concurrency "$F"
  if [[ -n $qualifier ]]; then
    ask lambda GetAlias get-alias "{\"FunctionName\": \"$asked\", \"Name\": \"$qualifier\"}"
    ask lambda ListVersionsByFunction list-versions-by-function "$F" --query 'merge(@, {Versions: map(&merge(@, {Environment: `null`}), Versions)})'
    F="{\"FunctionName\": \"$asked\", \"Qualifier\": \"$qualifier\"}"
    ask lambda GetFunctionConfiguration get-function-configuration "$F" --query "$no_secrets"
  fi
  vpcs+=" $(value lambda get-function-configuration --function-name "$asked" --query VpcConfig.VpcId)"
  ask lambda GetPolicy get-policy "$F"
  ask lambda GetFunctionEventInvokeConfig get-function-event-invoke-config "$F"
  ask lambda ListProvisionedConcurrencyConfigs list-provisioned-concurrency-configs "{\"FunctionName\": \"$asked\"}"
  [[ $asked == "$function" ]] || continue # another account's figures and logs are in that account
  queries=""
  dimension="{\"Name\": \"FunctionName\", \"Value\": \"$function\"}"
  query function AWS/Lambda "$dimension" Duration p50 p90 p99 Maximum SampleCount
  for metric in Invocations Errors Throttles; do query function AWS/Lambda "$dimension" "$metric" Sum; done
  query function AWS/Lambda "$dimension" ConcurrentExecutions Maximum
  metrics
  group=$(value lambda get-function-configuration --function-name "$function" --query LoggingConfig.LogGroup)
  [[ $group == None || -z $group ]] && group=/aws/lambda/$function
  lines "$group" '?REPORT ?"Task timed out" ?"platform.report"'
  lines "$group" @ERRORS@
done
there=""
[[ $seen == " " ]] || ask lambda GetAccountSettings get-account-settings "{}"

# ---- VPC links and what stands behind them
links=${links//None/}
if [[ -n ${links//[[:space:]]/} ]]; then
  ask apigateway GetVpcLinks get-vpc-links "{}"
  ask apigatewayv2 GetVpcLinks get-vpc-links "{}"
  ask elbv2 DescribeLoadBalancers describe-load-balancers "{}"
  for balancer in $(value elbv2 describe-load-balancers --query 'LoadBalancers[].LoadBalancerArn'); do
    ask elbv2 DescribeListeners describe-listeners "{\"LoadBalancerArn\": \"$balancer\"}"
    ask elbv2 DescribeLoadBalancerAttributes describe-load-balancer-attributes "{\"LoadBalancerArn\": \"$balancer\"}"
    for listener in $(value elbv2 describe-listeners --load-balancer-arn "$balancer" --query "Listeners[?starts_with(Protocol, 'HTTP')].ListenerArn"); do
      ask elbv2 DescribeRules describe-rules "{\"ListenerArn\": \"$listener\"}"
    done
    kind=AWS/ApplicationELB counts=(RequestCount HTTPCode_ELB_502_Count HTTPCode_ELB_503_Count HTTPCode_ELB_504_Count HTTPCode_Target_5XX_Count
      TargetConnectionErrorCount RejectedConnectionCount)
    [[ $balancer == *:loadbalancer/net/* ]] && kind=AWS/NetworkELB counts=(TCP_Client_Reset_Count TCP_Target_Reset_Count TCP_ELB_Reset_Count
      NewFlowCount RejectedFlowCount UnhealthyRoutingFlowCount SecurityGroupBlockedFlowCount_Inbound_TCP
      SecurityGroupBlockedFlowCount_Outbound_TCP PortAllocationErrorCount TargetTLSNegotiationErrorCount)
    queries=""
    for metric in "${counts[@]}"; do
      query balancer "$kind" "{\"Name\": \"LoadBalancer\", \"Value\": \"${balancer#*:loadbalancer/}\"}" "$metric" Sum
    done
    metrics
    ask elbv2 DescribeTargetGroups describe-target-groups "{\"LoadBalancerArn\": \"$balancer\"}"
    for group in $(value elbv2 describe-target-groups --load-balancer-arn "$balancer" --query 'TargetGroups[].TargetGroupArn'); do
      ask elbv2 DescribeTargetHealth describe-target-health "{\"TargetGroupArn\": \"$group\"}"
      ask elbv2 DescribeTargetGroupAttributes describe-target-group-attributes "{\"TargetGroupArn\": \"$group\"}"
    done
  done
  vpcs+=" $(value elbv2 describe-load-balancers --query 'LoadBalancers[].VpcId')"
fi

# ---- the networks of the functions and load balancers
seen=" "
for vpc in ${vpcs//None/}; do
  [[ $seen == *" $vpc "* ]] && continue
  seen+="$vpc "
  V="[{\"Name\": \"vpc-id\", \"Values\": [\"$vpc\"]}]"
  ask ec2 DescribeSecurityGroups describe-security-groups "{\"Filters\": $V}"
  ask ec2 DescribeSubnets describe-subnets "{\"Filters\": $V}"
  ask ec2 DescribeRouteTables describe-route-tables "{\"Filters\": $V}"
  ask ec2 DescribeNetworkAcls describe-network-acls "{\"Filters\": $V}"
  ask ec2 DescribeVpcEndpoints describe-vpc-endpoints "{\"Filters\": $V}"
  ask ec2 DescribeNetworkInterfaces describe-network-interfaces "{\"Filters\": $V}"
  ask ec2 DescribeNatGateways describe-nat-gateways "{\"Filter\": $V}"
done

# ---- the answer that the caller got, as curl -i wrote it, and how long that took
seen="\"url\": $(text "$url"), \"method\": $(text "$method")"
if [[ -r ${ANSWER:-} ]]; then
  status="" headers="" body="" inside=""
  while IFS= read -r line || [[ -n $line ]]; do
    line=$(LC_ALL=C; printf %s "${line//[^ -~]/}")
    if [[ -n $inside ]]; then
      body+="$line "
    elif [[ $line =~ ^HTTP/[0-9.]+\ ([1-9][0-9][0-9]) ]]; then
      status=${BASH_REMATCH[1]} headers=""
    elif [[ -z $line ]]; then
      [[ $status == 1* ]] || inside=body
    elif [[ $line =~ ^([A-Za-z0-9-]+):\ *(.*)$ && $headers != *"\"${BASH_REMATCH[1]}\": "* ]]; then
      headers+="${headers:+, }\"${BASH_REMATCH[1]}\": $(text "${BASH_REMATCH[2]}")"
    fi
  done < <(head -c 20000 "$ANSWER")
  [[ -n $status ]] && seen+=", \"status\": $status, \"headers\": {$headers}, \"body\": $(text "${body% }")"
  [[ ${TOOK:-} =~ ^([0-9]{1,6})(\.([0-9]{1,9}))?s?$ ]] && seen+=", \"elapsedMillis\": $((10#${BASH_REMATCH[1]} * 1000 + 10#$(printf '%.3s' "${BASH_REMATCH[3]:-0}000")))"
fi

# ---- the manifest and the zip
printf '%s\n' "{
  \"format\": \"timeout-doctor-bundle\", \"version\": 1, \"collectedAt\": \"$(now)\", \"collector\": \"collect.sh\",
  \"account\": \"${account/None/}\", \"region\": \"$region\", \"masked\": false,
  \"symptom\": {$seen},
  \"calls\": [$calls
  ]
}" >"$folder/manifest.json"
(cd "$folder" && zip -q -r ../timeout-evidence.zip manifest.json calls)
echo "Wrote timeout-evidence.zip with $number calls. It holds account ids, names and log lines: look through $folder before you send it."
