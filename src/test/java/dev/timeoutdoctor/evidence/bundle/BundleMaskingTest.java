package dev.timeoutdoctor.evidence.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What identifies gets a stand-in of its shape, the same everywhere; what diagnosis rests on stays. */
class BundleMaskingTest {

    private final StandIns standIns = new StandIns(new Random(7));

    private TextMask text() {
        standIns.api("a1b2c3d4e5");
        standIns.name("function", "orders-handler");
        return new TextMask(standIns,
                new TextMask.Known(Set.of("a1b2c3d4e5", "orders-handler"), Set.of(), Set.of("db.zebra.travel")), true);
    }

    /** The text with every stand-in written as its kind. */
    private String kinds(String text) {
        String masked = text().mask(text);
        for (StandIn each : standIns.list().reversed()) {
            if (each.kind() == StandIn.Kind.ADDRESS && each.standIn().contains(".")) {
                masked = masked.replace(each.standIn().replace('.', '-'), "<dashed>");
            }
            masked = masked.replace(each.standIn(), "<" + each.kind().name().toLowerCase(java.util.Locale.ROOT) + ">");
        }
        return masked;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                                                                  arn:aws:lambda:us-east-1:123456789012:function:orders-handler:live | arn:aws:lambda:us-east-1:<account>:function:<name>:live
                                                                  arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:pay/invocations | arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:<account>:function:<name>/invocations
                                                                  arn:aws:lambda:us-east-1:123456789012:function:${stageVariables.fn} | arn:aws:lambda:us-east-1:<account>:function:${stageVariables.fn}
                                                                  arn:aws:sts::123456789012:assumed-role/Support/jane.doe | arn:aws:sts::<account>:assumed-role/<name>/<name>
                                                                  arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/prod/POST/orders | arn:aws:execute-api:us-east-1:<account>:<api>/prod/POST/orders
                                                                  arn:aws:logs:us-east-1:123456789012:log-group:shop/access-logs | arn:aws:logs:us-east-1:<account>:log-group:<name>
                                                                  arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/orders-handler:* | arn:aws:logs:us-east-1:<account>:log-group:/aws/lambda/<name>:*
                                                                  arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/shop/0123456789abcdef | arn:aws:elasticloadbalancing:eu-west-1:<account>:loadbalancer/net/<name>/<identifier>
                                                                  https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders?customer=4711&x= | https://<api>.execute-api.us-east-1.amazonaws.com/prod/orders?customer=<identifier>&x=
                                                                  https://a1b2c3d4e5-vpce-0123456789abcdef0.execute-api.us-east-1.amazonaws.com/prod | https://<api>-<network>.execute-api.us-east-1.amazonaws.com/prod
                                                                  http://internal-shop-123.us-east-1.elb.amazonaws.com:8080/x | http://internal-<host>.us-east-1.elb.amazonaws.com:8080/x
                                                                  https://api.shop.de and *.shop.de | https://<host>.<host>.de and *.<host>.de
                                                                  http://10.20.1.15:3000/${stageVariables.path} | http://<address>:3000/${stageVariables.path}
                                                                  http://${stageVariables.host}/x | http://${stageVariables.host}/x
                                                                  http://127.0.0.1:4791/_aws/execute-api/a1b2c3d4e5/prod | http://127.0.0.1:4791/_aws/execute-api/<api>/prod
                                                                  API-Gateway-Execution-Logs_a1b2c3d4e5/prod | API-Gateway-Execution-Logs_<api>/prod
                                                                  /aws/apigateway/a1b2c3d4e5/prod | /aws/apigateway/<api>/prod
                                                                  (6fbd2b8c-5b1a-4a8e-9b0a-2d0c4c1f7a55) Execution failed due to a timeout error | (<identifier>) Execution failed due to a timeout error
                                                                  Extended Request Id: XyzAbc123= | Extended Request Id: <identifier>
                                                                  Extended Request Id: vdorsXsEwwDNyEl= | Extended Request Id: <identifier>
                                                                  "start_time":1.795796325207E9 and 1.795796325207 | "start_time":1.795796325207E9 and 1.795796325207
                                                                  REPORT RequestId: 6fbd2b8c-5b1a-4a8e-9b0a-2d0c4c1f7a55 Duration: 3000.12 ms Billed Duration: 3001 ms Memory Size: 128 MB | REPORT RequestId: <identifier> Duration: 3000.12 ms Billed Duration: 3001 ms Memory Size: 128 MB
                                                                  2026-11-22T13:58:40.123456Z 1763820000123 Task timed out after 3.00 seconds | 2026-11-22T13:58:40.123456Z 1763820000123 Task timed out after 3.00 seconds
                                                                  XRAY TraceId: 1-67891233-abcdef012345678912345678 | XRAY TraceId: <identifier>
                                                                  2026/11/22/[$LATEST]0123456789abcdef0123456789abcdef | 2026/11/22/[$LATEST]<identifier>
                                                                  SyntaxError: Unexpected token: value at index.handler (orders.py) java.net.ConnectException | SyntaxError: Unexpected token: value at index.handler (orders.py) java.net.ConnectException
                                                                  connect ECONNREFUSED 10.20.1.15:5432 fd00:ec2::254 for jane.doe@shop.de | connect ECONNREFUSED <address>:5432 <address> for <identifier>@<host>.de
                                                                  Host name 'api.shop.de' does not match the certificate subject provided by the peer (CN=*.shop.de) | Host name '<host>.<host>.de' does not match the certificate subject provided by the peer (CN=*.<host>.de)
                                                                  sg-0123456789abcdef0 in vpc-12345678, 0.0.0.0/0, ::/0 | <network> in <network>, 0.0.0.0/0, ::/0
                                                                  {"requestId":"$context.requestId","password":"swordfish"} | {"requestId":"$context.requestId","password":"<identifier>"}
                                                                  lambda.amazonaws.com apigateway.amazonaws.com sqs.us-east-1.amazonaws.com | lambda.amazonaws.com apigateway.amazonaws.com sqs.us-east-1.amazonaws.com
                                                                  Host name 'orders.zebra.bank' does not match (CN=dev.zebra.com) io.zebra.org | Host name '<host>.<host>.bank' does not match (CN=<host>.<host>.com) <host>.<host>.org
                                                                  at io.netty.channel.AbstractChannel com.zebra.Orders.call(Orders.java:17) in handlers/index.mjs:12 | at io.netty.channel.AbstractChannel com.zebra.Orders.call(Orders.java:17) in handlers/index.mjs:12
                                                                  to db.zebra.travel:5432, db.primary.zebra.rocks and пример.рф | to <host>.<host>.travel:5432, <host>.<host>.<host>.rocks and <host>.рф
                                                                  Endpoint request headers: {x-forwarded-for=10.20.1.15, cookie=sid=abcd1234, Authorization=Bearer Abc123def, X-Api-Key=Zkey12345, Server=awselb/2.0} | Endpoint request headers: {x-forwarded-for=<address>, cookie=<identifier>, Authorization=<identifier>, X-Api-Key=<identifier>, Server=awselb/2.0}
                                                                  Authorization: Bearer abcdefgh and x-api-key=Zkey12345 | Authorization: Bearer <identifier> and x-api-key=<identifier>
                                                                  account 123456789012. table_123456789012_eu at 1763820000123 | account <account>. table_<account>_eu at 1763820000123
                                                                  /functions/arn%3Aaws%3Alambda%3Aus-east-1%3A123456789012%3Afunction%3Aorders-handler/invocations | /functions/arn%3Aaws%3Alambda%3Aus-east-1%3A<account>%3Afunction%3A<name>/invocations
                                                                  /orders%20of%20today 100%25 | /orders%20of%20today 100%25
                                                                  ::ffff:10.20.1.15 from ip-10-20-1-16 and 0a:1b:2c:3d:4e:5f at 12:30:45 | ::ffff:<address> from ip-<dashed> and <identifier> at 12:30:45
                                                                  "POST /orders HTTP/1.1" 503 33 XyzReqIdAbCd= | "POST /orders HTTP/1.1" 503 33 <identifier>
                                                                  net/shop/0123456789abcdef targetgroup/shop-targets/0123456789abcdef /aws/apigateway/shop | net/<name>/<identifier> targetgroup/<name>/<identifier> /aws/apigateway/<name>
                                                                  arn:aws:wafv2:us-east-1:123456789012:regional/webacl/shop-acl/6fbd2b8c-5b1a-4a8e-9b0a-2d0c4c1f7a55 | arn:aws:wafv2:us-east-1:<account>:regional/webacl/<name>/<identifier>
                                                                  arn:aws:firehose:us-east-1:123456789012:deliverystream/amazon-apigateway-shop arn:aws:s3:::shop-logs | arn:aws:firehose:us-east-1:<account>:deliverystream/<name> arn:aws:s3:::<name>
                                                                  """)
    void whatIdentifiesIsReplacedAndWordsStay(String text, String kinds) {
        assertEquals(kinds, kinds(text));
    }

    @Test
    void aStandInKeepsItsShapeAndIsTheSameEverywhere() {
        TextMask text = text();
        String account = text.mask("123456789012");
        assertTrue(account.matches("\\d{12}") && !account.equals("123456789012"), account);
        assertEquals("arn:aws:iam::" + account + ":root", text.mask("arn:aws:iam::123456789012:root"));
        String trace = text.mask("1-67891233-abcdef012345678912345678");
        assertTrue(trace.matches("1-[0-9a-f]{8}-[0-9a-f]{24}"), trace);
        assertTrue(text.mask("a1b2c3d4e5").matches("[a-z][a-z0-9]{9}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.20.0.0/16", "172.20.0.0/14", "192.168.7.0/24", "52.94.0.0/15", "2600:1f18::/32"})
    void anAddressStaysInItsNetwork(String network) {
        String address = network.contains(":")
                ? "2600:1f18:0:1::7"
                : network.replaceFirst("\\.0(\\.0)?/.*", ".1$1")
                        .replaceFirst("^(\\d+\\.\\d+)\\.1$", "$1.0.1");
        int length = Integer.parseInt(network.substring(network.indexOf('/') + 1));
        assertEquals(bits(text().mask(network).split("/", 2)[0]).substring(0, length),
                bits(text().mask(address)).substring(0, length));
        assertEquals(isPrivate(network), isPrivate(text().mask(network)));
    }

    private static boolean isPrivate(String network) {
        return network.matches("10\\..*|192\\.168\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*");
    }

    private static String bits(String address) {
        try {
            StringBuilder bits = new StringBuilder();
            for (byte each : java.net.InetAddress.getByName(address).getAddress()) {
                bits.append(
                        String.format(java.util.Locale.ROOT, "%8s", Integer.toBinaryString(each & 0xff)).replace(' ',
                                '0'));
            }
            return bits.toString();
        } catch (java.net.UnknownHostException notAnAddress) {
            throw new AssertionError(notAnAddress);
        }
    }

    @TempDir
    private Path directory;

    private static HandMade shop() {
        return new HandMade()
                .with("symptom", Map.of("url", "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders",
                        "status", 504, "headers",
                        new TreeMap<>(Map.of("x-amzn-errortype", "Internal", "via", "1.1 abc.cloudfront.net",
                                "x-amz-apigw-id", "Xyz1234=", "content-length", "41", "set-cookie", "sid=1234567"))))
                .ok("apigateway", "GetRestApi", "{\"restApiId\":\"a1b2c3d4e5\"}",
                        "{\"id\":\"a1b2c3d4e5\",\"name\":\"orders\",\"tags\":{\"stage\":\"prod\",\"aws:cloudformation:stack-name\":\"shop-prod\"}}")
                .ok("cloudwatch", "GetMetricData",
                        "{\"MetricDataQueries\":[{\"Id\":\"m\",\"MetricStat\":{\"Metric\":{\"Namespace\":\"AWS/ApiGateway\",\"MetricName\":\"Count\",\"Dimensions\":[{\"Name\":\"ApiName\",\"Value\":\"orders\"},{\"Name\":\"Stage\",\"Value\":\"prod\"}]},\"Stat\":\"Sum\"}}]}",
                        "{}")
                .denied("lambda", "GetPolicy", "{\"FunctionName\":\"pay\"}",
                        "User: arn:aws:iam::123456789012:user/jane is not authorized to perform: lambda:GetPolicy on resource: arn:aws:lambda:us-east-1:123456789012:function:pay");
    }

    private BundleMasking.Masked masked(boolean names) throws IOException {
        return masked(shop(), names);
    }

    private BundleMasking.Masked masked(HandMade bundle, boolean names) throws IOException {
        bundle.write(directory.resolve("open.zip"));
        if (!(new BundleReader().read(directory.resolve("open.zip")) instanceof BundleRead.Opened opened)) {
            throw new AssertionError();
        }
        return BundleMasking.mask(opened.bundle(), names, new Random(7));
    }

    @Test
    void aMaskedBundleHoldsNoOriginalAndTheListHoldsAll() throws IOException {
        BundleMasking.Masked masked = masked(true);
        Path file = directory.resolve("masked.zip");
        BundleWriter.write(masked.bundle(), file);
        String all = everything(file);
        List<String> originals = List.of("123456789012", "a1b2c3d4e5", "jane", "\"pay\"", "function:pay", "Xyz1234",
                "1234567", "shop-prod");
        assertEquals(List.of(), originals.stream().filter(all::contains).toList(), all);
        assertTrue(all.contains("1.1 abc.cloudfront.net") && all.contains("\"masked\" : true"), all);
        Map<StandIn.Kind, String> listed = masked.standIns().stream().collect(Collectors.groupingBy(StandIn::kind,
                TreeMap::new, Collectors.mapping(StandIn::original, Collectors.joining(","))));
        assertEquals(Map.of(StandIn.Kind.ACCOUNT, "123456789012", StandIn.Kind.API, "a1b2c3d4e5", StandIn.Kind.NAME,
                "jane,orders,pay,shop-prod", StandIn.Kind.IDENTIFIER, "Xyz1234=,prod,sid=1234567,stage"), listed);
    }

    @Test
    void whatOwnersWriteAndCallTheirThingsIsReplacedWhereverItStands() throws IOException {
        BundleMasking.Masked masked = masked(new HandMade()
                .with("symptom", Map.of("url", "https://api.zebra.bank/v1/orders?key=ZebraKey#zebra-part"))
                .ok("apigateway", "GetRestApi", "{\"restApiId\":\"a1b2c3d4e5\"}",
                        "{\"id\":\"a1b2c3d4e5\",\"name\":\"Zebra Orders\",\"description\":\"Of Jane Zebra\",\"tags\":{\"zebra\":\"1\"}}")
                .ok("apigateway", "GetStage", "{\"restApiId\":\"a1b2c3d4e5\",\"stageName\":\"prod\"}",
                        "{\"stageName\":\"prod\",\"variables\":{\"host\":\"zebra.bank\",\"fn\":\"zebrafn\"}}")
                .ok("lambda", "GetFunctionConfiguration", "{\"FunctionName\":\"zebrafn\"}",
                        "{\"FunctionName\":\"zebrafn\",\"LoggingConfig\":{\"LogGroup\":\"/zebra/custom\"}}")
                .ok("xray", "GetTraceSummaries",
                        "{\"FilterExpression\":\"service(id(name: \\\"Zebra Orders/prod\\\"))\"}", "{}")
                .ok("apigatewayv2", "GetDomainNames", "{}",
                        "{\"Items\":[{\"DomainName\":\"api.zebra.bank\",\"DomainNameConfigurations\":[{\"CertificateName\":\"zebracert\"}]}]}"),
                true);
        Path file = directory.resolve("masked.zip");
        BundleWriter.write(masked.bundle(), file);
        String all = everything(file);
        assertFalse(all.toLowerCase(java.util.Locale.ROOT).contains("zebra"), all);
        String host = java.net.URI.create(masked.bundle().head().symptom().url()).getHost();
        assertTrue(all.contains("\"DomainName\" : \"" + host + "\""), all);
        assertTrue(all.contains("\"fn\" : \"function-1\"") && all.contains("\"FunctionName\" : \"function-1\""), all);
    }

    @Test
    void aNameThatIsAWordToIsReplacedOnlyWhereItIsAName() throws IOException {
        Path file = directory.resolve("masked.zip");
        BundleWriter.write(masked(true).bundle(), file);
        String all = everything(file);
        assertTrue(all.contains("/prod/orders") && all.contains("\"Value\" : \"prod\"")
                && all.contains("\"Value\" : \"api-1\"") && all.contains("\"name\" : \"api-1\""), all);
    }

    @Test
    void namesStayWhereTheUserWantsThem() throws IOException {
        BundleMasking.Masked masked = masked(false);
        assertFalse(masked.standIns().stream().anyMatch(each -> each.kind() == StandIn.Kind.NAME));
        Path file = directory.resolve("masked.zip");
        BundleWriter.write(masked.bundle(), file);
        assertTrue(everything(file).contains(":function:pay"));
    }

    @Test
    void theLogGroupOfACanaryIsStillNamedAfterItsStages() throws IOException {
        List<String> groups = masked(new HandMade()
                .ok("logs", "FilterLogEvents", "{\"logGroupName\":\"shop-access/Canary\"}", "{}")
                .ok("logs", "FilterLogEvents", "{\"logGroupName\":\"shop-access\"}", "{}"), true).bundle().calls()
                .stream().map(call -> call.call().parameters().path("logGroupName").asString("")).toList();
        assertEquals(List.of("log-group-1/Canary", "log-group-1"), groups);
    }

    private static String everything(Path file) throws IOException {
        try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(file.toFile());
                Stream<? extends java.util.zip.ZipEntry> entries = zip.stream()) {
            StringBuilder all = new StringBuilder();
            for (java.util.zip.ZipEntry entry : entries.toList()) {
                all.append(
                        new String(zip.getInputStream(entry).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            }
            assertTrue(Files.size(file) > 0);
            return all.toString();
        }
    }
}
