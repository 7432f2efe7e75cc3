"""Puts all snippets into one minimal template a tool and asks cfn-lint, and for SAM its translator too, what they think of them.

Reads a JSON list of {"name", "tool", "text"} and writes a JSON list of what is wrong, one text each.
"""
import copy
import json
import logging
import re
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


def resources(snippet):
    # All snippets share one template: their placeholders need names of their own.
    prefix = "".join(word.capitalize() for word in snippet["name"].split("-"))
    text = re.sub(r"\b(New|Your)(?=[A-Z])", prefix + r"\1", snippet["text"])
    found = yaml.safe_load(text)["Resources"]
    for resource in found.values():
        kind = resource["Type"]
        base = copy.deepcopy(BASE.get(kind, {}))
        given = resource.get("Properties") or {}
        if kind.endswith("TargetGroup") and "HealthCheckPath" in given:
            base.update(HTTP_CHECK)
        for event in given.get("Events", {}).values():
            event["Properties"]["Path"] = "/" + prefix + event["Properties"]["Path"]
        if kind.startswith("AWS::Serverless::") and kind.endswith("Api"):
            for methods in given.get("DefinitionBody", {}).get("paths", {}).values():
                for method in methods.values():
                    method.setdefault("responses", {"default": {"description": "any"}})
        resource["Properties"] = merged(base, given)
    return found


def template(tool, snippets):
    out = {"AWSTemplateFormatVersion": "2010-09-09", "Resources": {}}
    if tool == "sam":
        out["Transform"] = "AWS::Serverless-2016-10-31"
    for snippet in snippets:
        out["Resources"].update(resources(snippet))
    return out


def problems(tool, snippets):
    document = template(tool, snippets)
    text = yaml.safe_dump(document, sort_keys=False)
    found = []
    for match in cfnlint.api.lint(text, regions=["us-east-1"]):
        # Fixed ids in place of references (W), what the minimal template lacks (I) and that many snippets name the same
        # thing (E3019), or things of many APIs (E3698), are none of the snippets' faults.
        if match.rule.severity == "error" and match.rule.id not in ("E3019", "E3698"):
            line = text.splitlines()[match.linenumber - 1].strip()
            found.append("%s: line %d (%s): %s %s" % (tool, match.linenumber, line, match.rule.id, match.message))
    if tool == "sam":
        try:
            Translator({}, Parser()).translate(document, {})
        except InvalidDocumentException as refused:
            found += ["sam: %s" % cause.message for cause in refused.causes]
    return found


def main():
    snippets = json.load(sys.stdin)
    found = []
    for tool in ("cloudformation", "sam"):
        found += problems(tool, [snippet for snippet in snippets if snippet["tool"] == tool])
    json.dump(found, sys.stdout)


main()
