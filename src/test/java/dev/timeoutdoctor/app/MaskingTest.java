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
    void ordinaryTextStays() {
        String text = "GetResources on a1b2c3d4e5 answered in 120 ms; 1795379520000 is a time in ms";
        assertEquals(text, Masking.mask(text));
    }
}
