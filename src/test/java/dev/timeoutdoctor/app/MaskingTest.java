package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MaskingTest {

    @Test
    void accessKeysSecretsAndAccountsAreTakenOut() {
        assertEquals("key AKIA… of 1234…9012", Masking.mask("key AKIAIOSFODNN7EXAMPLE of 123456789012"));
        assertEquals("aws_secret_access_key = …",
                Masking.mask("aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));
        assertEquals("{\"sessionToken\":\"…\"}", Masking.mask("{\"sessionToken\":\"FwoGZXIvYXdzEBY\"}"));
        assertEquals("Authorization: …", Masking.mask(
                "Authorization: AWS4-HMAC-SHA256 Credential=ASIAIOSFODNN7EXAMPLE/20261122/us-east-1/sts/aws4_request"));
    }

    @Test
    void aHeaderLosesItsWholeValue() {
        assertEquals("Authorization: …", Masking.mask("Authorization: Bearer eyJhbGciOi.J9.x"));
        assertEquals("Authorization: …", Masking.mask("Authorization: Basic dXNlcjpwYXNz"));
        assertEquals("Cookie: …", Masking.mask("Cookie: session=abc; theme=dark"));
        assertEquals("{\"Authorization\":\"…\",\"Accept\":\"*/*\"}",
                Masking.mask("{\"Authorization\":\"Bearer x.y\",\"Accept\":\"*/*\"}"));
    }

    @Test
    void secretsAreKnownByTheirNamesAndByTheirShape() {
        assertEquals("/orders?api_key=…&page=2", Masking.mask("/orders?api_key=hunter2&page=2"));
        assertEquals("/orders?token=…", Masking.mask("/orders?token=hunter2"));
        assertEquals("aws_session_token …", Masking.mask("aws_session_token FwoGZXIvYXdzEBY"));
        assertEquals("key …", Masking.mask("key wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEK/+"));
    }

    @Test
    void ordinaryTextStays() {
        String text = "GetResources on a1b2c3d4e5 answered in 120 ms; 1795379520000 is a time in ms";
        assertEquals(text, Masking.mask(text));
    }
}
