package dev.timeoutdoctor.evidence;

/**
 * The account's settings of API Gateway in this Region, from GetAccount.
 *
 * @param cloudWatchRoleArn the role that writes execution logs; empty where there is none, and then nothing is logged
 * @param throttleRate requests a second over all APIs
 */
public record GatewayAccount(String cloudWatchRoleArn, double throttleRate, int throttleBurst) {}
