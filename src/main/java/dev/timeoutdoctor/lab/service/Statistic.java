package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.protocol.Refusal;
import java.util.List;

/** A statistic over the samples of one period (AWS: CloudWatch statistics definitions). */
interface Statistic {

    double of(List<Double> samples);

    /** Sum, Average, Minimum, Maximum, SampleCount or a percentile such as p99 or p99.9. */
    static Statistic of(String name) {
        return switch (name) {
            case "Sum" -> samples -> samples.stream().mapToDouble(Double::doubleValue).sum();
            case "Average" -> samples -> samples.stream().mapToDouble(Double::doubleValue).average().orElse(0);
            case "Minimum" -> samples -> samples.stream().mapToDouble(Double::doubleValue).min().orElse(0);
            case "Maximum" -> samples -> samples.stream().mapToDouble(Double::doubleValue).max().orElse(0);
            case "SampleCount" -> List::size;
            default -> {
                if (!name.matches("p(100|\\d{1,2}(\\.\\d{1,10})?)")) {
                    throw new Refusal(400, "ValidationError", "The value '" + name
                            + "' for parameter Stat is not one of Sum, Average, Minimum, Maximum, SampleCount, pNN.");
                }
                double percent = Double.parseDouble(name.substring(1));
                yield samples -> percentile(samples, percent);
            }
        };
    }

    /** Between two samples the percentile lies on the line from one to the other. */
    static double percentile(List<Double> samples, double percent) {
        List<Double> sorted = samples.stream().sorted().toList();
        double place = percent / 100 * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return sorted.get(below) + (sorted.get(above) - sorted.get(below)) * (place - below);
    }
}
