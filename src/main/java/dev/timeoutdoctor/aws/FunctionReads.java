package dev.timeoutdoctor.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetProvisionedConcurrencyConfigRequest;
import software.amazon.awssdk.services.lambda.model.ListAliasesRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListProvisionedConcurrencyConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListTagsRequest;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The operations that read functions. */
final class FunctionReads {

    private final List<Operation<?>> operations = new ArrayList<>();

    private FunctionReads() {}

    static List<Operation<?>> all() {
        FunctionReads reads = new FunctionReads();
        reads.add("GetFunctionConfiguration", GetFunctionConfigurationRequest::builder,
                LambdaClient::getFunctionConfiguration, Paging.NONE);
        reads.add("ListFunctions", ListFunctionsRequest::builder, LambdaClient::listFunctions, byMarker("Functions"));
        reads.add("GetFunctionConcurrency", GetFunctionConcurrencyRequest::builder,
                LambdaClient::getFunctionConcurrency, Paging.NONE);
        reads.add("GetPolicy", GetPolicyRequest::builder, LambdaClient::getPolicy, Paging.NONE);
        reads.add("GetAlias", GetAliasRequest::builder, LambdaClient::getAlias, Paging.NONE);
        reads.add("ListAliases", ListAliasesRequest::builder, LambdaClient::listAliases, byMarker("Aliases"));
        reads.add("GetProvisionedConcurrencyConfig", GetProvisionedConcurrencyConfigRequest::builder,
                LambdaClient::getProvisionedConcurrencyConfig, Paging.NONE);
        reads.add("ListVersionsByFunction", ListVersionsByFunctionRequest::builder,
                LambdaClient::listVersionsByFunction, byMarker("Versions"));
        reads.add("ListProvisionedConcurrencyConfigs", ListProvisionedConcurrencyConfigsRequest::builder,
                LambdaClient::listProvisionedConcurrencyConfigs, byMarker("ProvisionedConcurrencyConfigs"));
        reads.add("GetAccountSettings", GetAccountSettingsRequest::builder, LambdaClient::getAccountSettings,
                Paging.NONE);
        reads.add("GetFunctionEventInvokeConfig", GetFunctionEventInvokeConfigRequest::builder,
                LambdaClient::getFunctionEventInvokeConfig, Paging.NONE);
        reads.add("ListTags", ListTagsRequest::builder, LambdaClient::listTags, Paging.NONE);
        return List.copyOf(reads.operations);
    }

    private static Paging byMarker(String list) {
        return new Paging("Marker", "NextMarker", List.of(list), "", 100);
    }

    private <B extends SdkBuilder<B, R> & SdkPojo, R> void add(String name, Supplier<B> builder,
            BiFunction<LambdaClient, R, ? extends SdkPojo> call, Paging paging) {
        operations.add(Operation.of(Services.LAMBDA, name, builder, call, paging, "lambda:" + name, ""));
    }
}
