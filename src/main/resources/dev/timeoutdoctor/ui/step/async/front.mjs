// Answers 202 at once and hands the request, as it came, to a worker function.
//
// Environment: WORKER_FUNCTION, the worker's name or ARN (not this function's).
// This function's role needs lambda:InvokeFunction on the worker.
// The worker remembers the job's id before it does the work: an event may come twice.
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";

const MOST_BYTES = 1_000_000; // an asynchronous event may have 1 MB
const client = new LambdaClient({});

export const handler = async (event) => {
  const headers = Object.fromEntries(
    Object.entries(event.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const jobId = headers["idempotency-key"] ?? event.requestContext.requestId;
  const payload = new TextEncoder().encode(JSON.stringify({ ...event, jobId }));
  if (payload.length > MOST_BYTES) {
    return answer(413, { message: "The request is too large to be handed over" });
  }
  await client.send(
    new InvokeCommand({
      FunctionName: process.env.WORKER_FUNCTION,
      InvocationType: "Event",
      Payload: payload,
    }),
  );
  return answer(202, { jobId });
};

const answer = (statusCode, body) => ({
  statusCode,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});
