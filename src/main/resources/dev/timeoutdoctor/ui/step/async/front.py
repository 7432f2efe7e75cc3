"""Answers 202 at once and hands the request, as it came, to a worker function.

Environment: WORKER_FUNCTION, the worker's name or ARN (not this function's).
This function's role needs lambda:InvokeFunction on the worker.
The worker remembers the job's id before it does the work: an event may come twice.
"""
import json
import os

import boto3

MOST_BYTES = 1_000_000  # an asynchronous event may have 1 MB

client = boto3.client("lambda")


def handler(event, context):
    headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    job = headers.get("idempotency-key") or event["requestContext"]["requestId"]
    payload = json.dumps({**event, "jobId": job}).encode("utf-8")
    if len(payload) > MOST_BYTES:
        return answer(413, {"message": "The request is too large to be handed over"})
    client.invoke(
        FunctionName=os.environ["WORKER_FUNCTION"],
        InvocationType="Event",
        Payload=payload,
    )
    return answer(202, {"jobId": job})


def answer(status, body):
    return {
        "statusCode": status,
        "headers": {"content-type": "application/json"},
        "body": json.dumps(body),
    }
