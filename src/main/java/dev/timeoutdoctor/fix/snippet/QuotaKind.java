package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.text.Message;
import tools.jackson.databind.node.ObjectNode;

/** A request for a higher quota: an order to AWS's people, which only Terraform has a resource for. */
final class QuotaKind implements Kind {

    @Override
    public Form cloudFormation(Part part) {
        return Form.none("snippet.none.quota");
    }

    @Override
    public Form terraform(Part part) {
        ObjectNode values = Part.object();
        values.put("service_code", part.id("ServiceCode"));
        values.put("quota_code", part.id("QuotaCode"));
        values.set("value", part.sent().path("DesiredValue"));
        return Form.of(new Resource("aws_servicequotas_service_quota", "Quota", part.id("QuotaCode"), true, values),
                Message.of("snippet.note.quota-unit"));
    }
}
