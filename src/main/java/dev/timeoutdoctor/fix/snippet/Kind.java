package dev.timeoutdoctor.fix.snippet;

/** A kind of thing in AWS, and how each tool writes its settings. */
interface Kind {

    Form cloudFormation(Part part);

    /** SAM takes whatever CloudFormation takes. */
    default Form sam(Part part) {
        return cloudFormation(part);
    }

    /** What is not said otherwise is set on CloudFormation's resource beneath the construct. */
    default Form cdk(Part part) {
        return cloudFormation(part);
    }

    Form terraform(Part part);

    /** An OpenAPI definition describes methods and their integrations only. */
    default Form openApi(Part part) {
        return Form.none("snippet.none.openapi");
    }
}
