package dev.timeoutdoctor.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** EC2's query protocol, which this program speaks itself. */
class Ec2ClientTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AwsCall GROUPS = call("DescribeSecurityGroups", Map.of("GroupIds", List.of("sg-1")));
    private static final String NOTHING = "<DescribeSecurityGroupsResponse><securityGroupInfo/>"
            + "</DescribeSecurityGroupsResponse>";

    private final StubAws aws = new StubAws();

    @AfterEach
    void stop() {
        aws.close();
    }

    private static AwsCall call(String operation, Map<String, ?> parameters) {
        return AwsCall.of("ec2", operation, "us-east-1", parameters);
    }

    private static String error(String code, String message) {
        return "<?xml version=\"1.0\"?><Response><Errors><Error><Code>" + code + "</Code><Message>" + message
                + "</Message></Error></Errors><RequestID>r-1</RequestID></Response>";
    }

    private static FailureKind kind(Observed<JsonNode> observed) {
        return assertInstanceOf(Observed.Failed.class, observed).kind();
    }

    @Test
    void filtersAndListsGoOutFlat() {
        aws.xml("<DescribeSubnetsResponse><subnetSet/></DescribeSubnetsResponse>");

        aws.reader().read(new AwsCall("ec2", "DescribeSubnets", "us-east-1",
                JSON.readTree("{\"Filters\": [{\"Name\": \"vpc-id\", \"Values\": [\"vpc-1\", \"a b\"]}]}")));

        assertEquals("Action=DescribeSubnets&Version=2016-11-15&Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-1"
                + "&Filter.1.Value.2=a%20b", aws.asked.getFirst().body());
    }

    @Test
    void theAnswerIsAsTheCommandLinePrintsIt() {
        aws.xml("""
                <?xml version="1.0" encoding="UTF-8"?>
                <DescribeSecurityGroupsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
                  <requestId>r-1</requestId>
                  <securityGroupInfo>
                    <item>
                      <ownerId>012345678901</ownerId>
                      <groupId>sg-1</groupId>
                      <groupName>lb &amp; more</groupName>
                      <groupDescription/>
                      <vpcId>vpc-1</vpcId>
                      <ipPermissions>
                        <item>
                          <ipProtocol>tcp</ipProtocol><fromPort>80</fromPort><toPort>80</toPort>
                          <groups><item><userId>012345678901</userId><groupId>sg-2</groupId></item></groups>
                          <ipRanges><item><cidrIp>10.0.0.0/16</cidrIp></item></ipRanges>
                          <somethingNew><item>1</item></somethingNew>
                        </item>
                      </ipPermissions>
                      <tagSet/>
                    </item>
                  </securityGroupInfo>
                </DescribeSecurityGroupsResponse>
                """);

        assertEquals(Optional.of(JSON
                .readTree("""
                          {"SecurityGroups": [{"OwnerId": "012345678901", "GroupId": "sg-1", "GroupName": "lb & more",
                            "Description": "", "VpcId": "vpc-1", "Tags": [],
                            "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80,
                              "UserIdGroupPairs": [{"UserId": "012345678901", "GroupId": "sg-2"}],
                              "IpRanges": [{"CidrIp": "10.0.0.0/16"}]}]}]}""")), aws.reader().read(GROUPS).seen());
    }

    @Test
    void pagesBecomeOneList() {
        aws.xml("<R><natGatewaySet><item><natGatewayId>nat-1</natGatewayId></item></natGatewaySet>"
                + "<nextToken>t</nextToken></R>")
                .xml("<R><natGatewaySet><item><natGatewayId>nat-2</natGatewayId></item></natGatewaySet></R>");

        assertEquals(Optional.of(JSON.readTree(
                "{\"NatGateways\": [{\"NatGatewayId\": \"nat-1\"}, {\"NatGatewayId\": \"nat-2\"}]}")),
                aws.reader().read(call("DescribeNatGateways", Map.of())).seen());
        assertEquals("Action=DescribeNatGateways&Version=2016-11-15&NextToken=t", aws.asked.getLast().body());
    }

    @Test
    void aRefusalNamesTheAction() {
        aws.reply(403, Map.of(), error("UnauthorizedOperation",
                "You are not authorized to perform this operation. User: arn:aws:iam::1:user/x is not authorized to "
                        + "perform: ec2:DescribeSecurityGroups because no identity-based policy allows it"));

        Observed.Denied<?> denied = assertInstanceOf(Observed.Denied.class, aws.reader().read(GROUPS));
        assertEquals("ec2:DescribeSecurityGroups on *", denied.action() + " on " + denied.resource());
    }

    @Test
    void aGroupThatDoesNotExistIsAbsent() {
        aws.reply(400, Map.of(), error("InvalidGroup.NotFound", "The security group 'sg-1' does not exist"));

        assertInstanceOf(Observed.Absent.class, aws.reader().read(GROUPS));
    }

    @Test
    void aCallWhoseTimeIsRefusedIsSignedAnewAndMadeAgain() {
        aws.reply(400, Map.of("Content-Type", "text/xml"), error("RequestExpired", "Request has expired."))
                .xml(NOTHING);

        assertInstanceOf(Observed.Seen.class, aws.reader().read(GROUPS));
        assertEquals(2, aws.asked.size());
    }

    @Test
    void aThrottledCallIsMadeAgain() {
        aws.reply(503, Map.of(), error("RequestLimitExceeded", "Request limit exceeded.")).xml(NOTHING);

        assertEquals(Optional.of(JSON.readTree("{\"SecurityGroups\": []}")), aws.reader().read(GROUPS).seen());
        assertEquals(2, aws.asked.size());
    }

    @Test
    void threeAttemptsAreEnough() {
        for (int attempt = 1; attempt <= 4; attempt++) {
            aws.reply(500, Map.of(), error("InternalError", "An internal error has occurred"));
        }

        assertEquals(FailureKind.SERVICE_ERROR, kind(aws.reader().read(GROUPS)));
        assertEquals(3, aws.asked.size());
    }

    @Test
    void credentialsThatEc2DoesNotKnowAreNamedAsSuchAndNotTriedAgain() {
        aws.reply(401, Map.of(), error("AuthFailure", "AWS was not able to validate the provided credentials"));

        assertEquals(FailureKind.CREDENTIALS, kind(aws.reader().read(GROUPS)));
        assertEquals(1, aws.asked.size());
    }

    @Test
    void aWebPageOrBrokenXmlIsNoAnswer() {
        aws.reply(200, Map.of(), "<html><body>Sign in</body></html>").xml("<R><securityGroupInfo><item>");

        assertEquals(List.of(FailureKind.UNREADABLE, FailureKind.UNREADABLE),
                List.of(kind(aws.reader().read(GROUPS)), kind(aws.reader().read(GROUPS))));
    }

    @Test
    void anAnswerThatDeclaresADocumentTypeIsNotRead() {
        aws.xml("<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><R><nextToken>&e;</nextToken></R>");

        assertEquals(FailureKind.UNREADABLE, kind(aws.reader().read(GROUPS)));
    }

    @Test
    void noAnswerEndsWithTheTimeLimit() {
        try (StubAws silent = new StubAws(new TimeLimits(Duration.ofMillis(200), Duration.ofMillis(500),
                Duration.ofSeconds(5))).hang()) {
            assertEquals(FailureKind.TIMED_OUT, kind(silent.reader().read(GROUPS)));
        }
    }

    @Test
    void aWrongParameterIsNamedAndNothingIsSent() {
        Observed.Failed<?> failed = assertInstanceOf(Observed.Failed.class,
                aws.reader().read(call("DescribeSubnets", Map.of("Subnets", List.of("subnet-1")))));

        assertEquals(FailureKind.REFUSED, failed.kind());
        assertEquals(List.of(), aws.asked);
    }
}
