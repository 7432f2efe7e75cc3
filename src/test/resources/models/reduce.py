"""Writes the models of this folder anew from an installed Botocore: python3 reduce.py (run it in this folder)."""
import gzip
import io
import json
import os

import botocore

MODELS = {"apigateway": "2015-07-09", "apigatewayv2": "2018-11-29", "cloudformation": "2010-05-15",
          "cloudwatch": "2010-08-01", "ec2": "2016-11-15", "elbv2": "2015-12-01", "lambda": "2015-03-31", "logs": "2014-03-28", "service-quotas": "2019-06-24",
          "sts": "2011-06-15", "xray": "2016-04-12"}
EC2 = ["AuthorizeSecurityGroupIngress", "CreateRoute", "CreateVpcEndpoint", "DescribeNatGateways",
       "DescribeNetworkAcls", "DescribeNetworkInterfaces", "DescribeRouteTables", "DescribeSecurityGroups",
       "DescribeSubnets", "DescribeVpcEndpoints", "RevokeSecurityGroupIngress"]
KEPT = {"ec2": EC2, "cloudformation": ["DescribeStackResourceDrifts", "DescribeStackResources"]}


def bare(node):
    if isinstance(node, dict):
        return {name: bare(value) for name, value in node.items()
                if name not in ("documentation", "documentationUrl") or not isinstance(value, str)}
    return [bare(value) for value in node] if isinstance(node, list) else node


def reduced(service, model):
    operations = {name: bare(value) for name, value in model["operations"].items()
                  if name in KEPT.get(service, model["operations"])}
    shapes = {}
    todo = [value[side]["shape"] for value in operations.values() for side in ("input", "output") if side in value]
    while todo:
        name = todo.pop()
        if name not in shapes:
            shape = shapes[name] = bare(model["shapes"][name])
            parts = list(shape.get("members", {}).values()) + [shape.get(part) for part in ("member", "key", "value")]
            todo += [part["shape"] for part in parts if part]
    return {"metadata": model["metadata"], "operations": operations, "shapes": shapes}


for service, version in MODELS.items():
    path = os.path.join(os.path.dirname(botocore.__file__), "data", service, version, "service-2.json.gz")
    with gzip.open(path) as file:
        small = json.dumps(reduced(service, json.load(file)), separators=(",", ":"), sort_keys=True).encode()
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0, compresslevel=9) as file:
        file.write(small)
    with open(service + ".json.gz", "wb") as file:
        file.write(packed.getvalue())
