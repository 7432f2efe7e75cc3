# Python: behind the API stands this small function, behind it the slow one
import json
import os
import uuid

import boto3

functions = boto3.client("lambda")


def handler(event, context):
    job = str(uuid.uuid4())
    functions.invoke(
        FunctionName=os.environ["WORKER"],
        InvocationType="Event",
        Payload=json.dumps({"job": job, "body": event.get("body")}),
    )
    return {
        "statusCode": 202,
        "headers": {"Content-Type": "application/json", "Location": f"/jobs/{job}"},
        "body": json.dumps({"job": job}),
    }
