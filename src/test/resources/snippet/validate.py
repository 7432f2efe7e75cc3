"""Puts each snippet into a minimal template and asks cfn-lint, and for SAM its translator too, what they think of it.

Reads a JSON list of {"name", "tool", "text"} and writes a JSON list of what is wrong, one text each.
"""
import copy
import json
import logging
import sys

import cfnlint.api
import yaml
from samtranslator.public.exceptions import InvalidDocumentException
from samtranslator.public.parser import Parser
from samtranslator.public.translator import Translator

logging.disable(logging.CRITICAL)

LAMBDA = {"Runtime": "python3.13", "Handler": "app.handler"}
DEFINITION = {"openapi": "3.0.1", "info": {"title": "a", "version": "1"}, "paths": {}}

# What a resource must have besides to be one, without what the snippets set.
BASE = {
    "AWS::ApiGateway::Method": {"RestApiId": "a1b2c3d4e5", "ResourceId": "r", "HttpMethod": "POST", "AuthorizationType": "NONE",
                                "Integration": {"Type": "AWS_PROXY", "IntegrationHttpMethod": "POST", "Uri": "arn:aws:x"}},
    "AWS::ApiGateway::Stage": {"RestApiId": "a1b2c3d4e5", "StageName": "prod", "DeploymentId": "d"},
    "AWS::ApiGatewayV2::Integration": {"ApiId": "h1b2c3d4e5", "IntegrationType": "AWS_PROXY"},
    "AWS::ApiGatewayV2::Route": {"ApiId": "h1b2c3d4e5", "RouteKey": "POST /orders"},
    "AWS::ApiGatewayV2::Stage": {"ApiId": "h1b2c3d4e5", "StageName": "prod"},
    "AWS::Lambda::Function": dict(LAMBDA, Role="arn:aws:iam::123456789012:role/r", Code={"ZipFile": "pass"}),
    "AWS::Lambda::Alias": {"FunctionName": "f", "FunctionVersion": "6", "Name": "live"},
    "AWS::ElasticLoadBalancingV2::LoadBalancer": {"Type": "network", "Subnets": ["subnet-0123456789abcdef0"]},
    "AWS::ElasticLoadBalancingV2::TargetGroup": {"Protocol": "TCP", "Port": 80, "VpcId": "vpc-0123456789abcdef0"},
    "AWS::Serverless::Function": dict(LAMBDA, InlineCode="pass"),
    "AWS::Serverless::Api": {"StageName": "prod", "DefinitionBody": DEFINITION},
    "AWS::Serverless::HttpApi": {"StageName": "prod", "DefinitionBody": DEFINITION},
}
# A target group's protocol decides which health checks it can have.
HTTP_CHECK = {"HealthCheckProtocol": "HTTP"}


def merged(base, more):
    if isinstance(base, dict) and isinstance(more, dict):
        out = dict(base)
        for key, value in more.items():
            out[key] = merged(out[key], value) if key in out else value
        return out
    return base if more is None else more


def template(snippet):
    out = {"AWSTemplateFormatVersion": "2010-09-09"}
    out.update(yaml.safe_load(snippet["text"]))
    if snippet["tool"] == "sam":
        out["Transform"] = "AWS::Serverless-2016-10-31"
    for resource in out["Resources"].values():
        kind = resource["Type"]
        base = copy.deepcopy(BASE.get(kind, {}))
        given = resource.get("Properties") or {}
        if kind.endswith("TargetGroup") and "HealthCheckPath" in given:
            base.update(HTTP_CHECK)
        if kind.startswith("AWS::Serverless::") and kind.endswith("Api"):
            for methods in given.get("DefinitionBody", {}).get("paths", {}).values():
                for method in methods.values():
                    method.setdefault("responses", {"default": {"description": "any"}})
        resource["Properties"] = merged(base, given)
    return out


def problems(snippet):
    document = template(snippet)
    found = []
    for match in cfnlint.api.lint(yaml.safe_dump(document, sort_keys=False), regions=["us-east-1"]):
        # Fixed ids in place of references (W), and what the minimal template alone lacks (I), are none of the snippet's.
        if match.rule.severity == "error":
            found.append("%s (%s): %s %s" % (snippet["name"], snippet["tool"], match.rule.id, match.message))
    if snippet["tool"] == "sam":
        try:
            Translator({}, Parser()).translate(document, {})
        except InvalidDocumentException as refused:
            found += ["%s (sam): %s" % (snippet["name"], cause.message) for cause in refused.causes]
    return found


def main():
    snippets = json.load(sys.stdin)
    json.dump([problem for snippet in snippets for problem in problems(snippet)], sys.stdout)


main()
