// Node.js: the first bytes go out at once, the rest as it is ready
export const handler = awslambda.streamifyResponse(async (event, responseStream) => {
  const answer = awslambda.HttpResponseStream.from(responseStream, {
    statusCode: 200,
    headers: { "Content-Type": "text/plain" },
  });
  answer.write("started\n");
  for await (const part of doTheWork(event)) {
    answer.write(part);
  }
  answer.end();
});
