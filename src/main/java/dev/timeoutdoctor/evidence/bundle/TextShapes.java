package dev.timeoutdoctor.evidence.bundle;

import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What has the shape of something that identifies: the pattern by which a text is taken apart, from left to right. */
final class TextShapes {

    /** What stands before a name in ARNs, addresses, dimensions and log groups (AWS: ARN formats of each service). */
    private static final String BEFORE_NAMES = ":function:|/aws/(?!lambda/)[a-z-]{2,30}/|/aws/lambda/|:role/(?:[\\w+=,.@-]+/)*|:user/"
            + "|:loadbalancer/(?:net|app|gwy)/|:listener(?:-rule)?/(?:net|app|gwy)/|(?<![\\w/])(?:net|app|gwy)/(?=[\\w-]+/[0-9a-f]{16})"
            + "|\\btargetgroup/|:stack/|:table/|:stateMachine:|:layer:|:deliverystream/|:s3:::|/webacl/|:secret:|:cluster:|:db:"
            + "|:event-bus/|:rule/|:alarm:|:dashboard/|:service/|:task-definition/|:repository/|:proxy:"
            + "|:sqs:[a-z0-9-]*:\\d{12}:|:sns:[a-z0-9-]*:\\d{12}:";
    private static final String IDENTIFIER_KEYS = "(?:extended[ _]?)?request[ _]?id|x-amz-apigw-id|x-amz-cf-id"
            + "|apigw-requestid|trace[ _]?id|session[ _]?id|user[ _]?id|customer[ _]?id|user[ _]?name|connection[ _]?id"
            + "|e-?mail|token|api[ _-]?key|authorization|password|secret|cookie|passwd|pwd|signature|credential";
    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}_-]{0,62})";

    private static final String PARTS = "(?<url>https?://)(?<urlhost>[^/\\s:\"'?#,;(){}<>|\\\\\\[\\]]+)"
            + "|(?<headers>\\bheaders: \\{)(?<list>[^{}\\n]{1,20000})\\}"
            + "|(?<query>[?&][\\w.-]{1,60}=)(?<value>[^&\\s\"'#,;\\\\]+)"
            + "|(?<key>(?i:\\b(?:[a-z0-9]{1,20}[_-]){0,3}(?:" + IDENTIFIER_KEYS
            + ")\\b)\\\\?\"?\\s{0,2}[:=]\\s{0,2}\\\\?\"?)(?<scheme>(?i:(?:bearer|basic|digest)\\s{1,2})?)"
            + "(?<keyed>[^\\s\"\\\\,;(){}\\[\\]]{4,})"
            + "|(?<encoded>[\\w.~-]*(?:%[0-9A-Fa-f]{2}[\\w.~:/-]*){2,})"
            + "|(?<jwt>\\beyJ[\\w-]{8,}\\.[\\w-]+(?:\\.[\\w-]+)?)"
            + "|(?<uuid>(?<![0-9A-Fa-f-])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![0-9A-Fa-f-]))"
            + "|(?<trace>(?<![\\w-])1-[0-9a-f]{8}-[0-9a-f]{24}(?![\\w-]))"
            + "|(?<network>(?<![\\w-])(?:vpc|subnet|sg|sgr|eni|vpce|nat|rtb|rtbassoc|igw|acl|aclassoc|eipalloc|tgw|pcx|pl|i)-[0-9a-f]{8,17}(?![\\w-]))"
            + "|(?<mail>[\\p{L}\\p{N}_.+-]{1,64}@)(?<mailhost>(?:[\\p{L}\\p{N}_-]{1,63}\\.){1,8}[\\p{L}\\p{N}-]{2,24})"
            + "|(?<assumed>:assumed-role/)(?<role>[\\w+=,.@-]+)/(?<session>[\\w+=,.@-]+)"
            + "|(?<loggroup>:log-group:)(?!/aws/|API-Gateway-Ex)(?<group>[\\w.$/#-]+)"
            + "|(?<context>" + BEFORE_NAMES + ")(?<name>[\\w.$+=,@-]+)"
            + "|(?<mapped>(?i:::ffff:))?(?<address>(?<![\\w.-])\\d{1,3}(?:\\.\\d{1,3}){3}(?:/\\d{1,2})?(?![\\w-]|\\.\\d))"
            + "|(?<addressname>\\bip-)(?<dashed>\\d{1,3}(?:-\\d{1,3}){3})(?![\\w-])"
            + "|(?<mac>(?<![\\w:])(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}(?![\\w:]))"
            + "|(?<address6>(?<![\\w:.-])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?:/\\d{1,3})?(?![\\w:]))"
            + "|(?<host>(?<![\\p{L}\\p{N}_.$-])(?<!\\$\\{)(?:(?:\\*|" + LABEL
            + ")\\.){1,8}(?:xn--[a-z0-9-]{2,59}|[\\p{L}]{2,24})"
            + "(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}_]))"
            + "|(?<account>(?<!\\d)(?<!\\d\\.)\\d{12}(?!\\d|\\.\\d))"
            + "|(?<accesskey>\\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{12,})"
            + "|(?<executionlog>API-Gateway-Execution-Logs_)(?<logapi>[a-z0-9]+)"
            + "|(?<digits>(?<![\\w.])\\d{20,}(?!\\w))|(?<hex>(?<!\\w)[0-9a-f]{16,}(?!\\w))"
            + "|(?<padded>(?:(?<=\")(?=[^\"\\s]+={1,2}\\\\?\")|(?<![\\S\"])(?=\\S+={1,2}(?:$|\\s+[^\\d\\s])))"
            + "(?=\\S*[A-Z0-9])[\\w+/-]{7,}={1,2})"
            + "|(?<word>[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_-]*)";

    private TextShapes() {}

    /**
     * The pattern; each alternative is a group.
     *
     * @param phrases names with blanks in them, which no shape tells
     */
    static Pattern parts(Collection<String> phrases) {
        String known = phrases.stream().sorted(Comparator.comparingInt(String::length).reversed()).map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile("(?<phrase>"
                + (known.isEmpty() ? "(?!)" : "(?<![\\p{L}\\p{N}])(?:" + known + ")(?![\\p{L}\\p{N}])") + ")|" + PARTS);
    }
}
