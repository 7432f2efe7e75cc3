package dev.timeoutdoctor.policy;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the table of packages in {@code docs/architecture.md}. */
class ArchitectureTest {

    private static final String ROOT = "dev.timeoutdoctor.";
    private static final List<String> JDK = List.of("java..", "org.jspecify..");
    private static final List<String> JSON = List.of("tools.jackson..", "com.fasterxml.jackson.annotation..");
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.timeoutdoctor");

    /** A line of the table: a package, the packages of ours that it may import, and whether it reads JSON. */
    private record Line(String name, List<String> ours, List<String> others) {}

    private static final List<Line> TABLE = List.of(
            new Line("text", List.of(), List.of()),
            new Line("connect", List.of("text"), List.of()),
            new Line("evidence", List.of("text"), JSON),
            new Line("target", List.of("evidence", "text"), JSON),
            new Line("diagnosis", List.of("evidence", "text"), JSON),
            new Line("check", List.of("diagnosis", "evidence", "text"), JSON),
            new Line("collect", List.of("evidence", "text"), JSON),
            new Line("fix", List.of("diagnosis", "evidence", "text"),
                    List.of("tools.jackson..", "com.github.difflib..", "javax.crypto..")),
            new Line("guide", List.of("diagnosis", "text"), JSON),
            new Line("survey", List.of("target", "collect", "diagnosis", "evidence", "text"), JSON),
            new Line("session",
                    List.of("connect", "target", "collect", "diagnosis", "fix", "guide", "evidence", "survey", "text"),
                    JSON),
            new Line("report", List.of("session", "guide", "diagnosis", "fix", "evidence", "connect", "target", "text"),
                    JSON),
            new Line("lab", List.of(), List.of("tools.jackson..", "com.fasterxml.jackson.annotation..",
                    "com.sun.net.httpserver..", "org.java_websocket..", "org.slf4j..")));

    @TestFactory
    Stream<DynamicTest> everyPackageImportsOnlyWhatItsLineAllows() {
        return TABLE.stream().map(line -> DynamicTest.dynamicTest(line.name(), () -> {
            List<String> allowed = new ArrayList<>(JDK);
            allowed.addAll(line.others());
            allowed.add(ROOT + line.name() + "..");
            line.ours().forEach(name -> allowed.add(ROOT + name + ".."));
            classes().that().resideInAPackage(ROOT + line.name() + "..").should().onlyDependOnClassesThat()
                    .resideInAnyPackage(allowed.toArray(String[]::new)).check(PRODUCT);
        }));
    }

    @Test
    void onlyAwsKnowsTheSdk() {
        noClasses().that().resideOutsideOfPackages(ROOT + "aws..").should().dependOnClassesThat()
                .resideInAPackage("software.amazon..").check(PRODUCT);
    }

    @Test
    void awsImportsOnlyWhatItImplements() {
        noClasses().that().resideInAPackage(ROOT + "aws..").should().dependOnClassesThat()
                .resideInAnyPackage(ROOT + "ui..",
                        ROOT + "lab..", ROOT + "check..", ROOT + "session..", ROOT + "report..", ROOT + "guide..",
                        "javafx..")
                .check(PRODUCT);
    }

    @Test
    void onlyUiAndAppKnowJavaFx() {
        noClasses().that().resideOutsideOfPackages(ROOT + "ui..", ROOT + "app..").should().dependOnClassesThat()
                .resideInAPackage("javafx..").check(PRODUCT);
    }

    @Test
    void uiKnowsNeitherAwsNorLabNorTheCatalogueOfChecks() {
        noClasses().that().resideInAPackage(ROOT + "ui..").should().dependOnClassesThat()
                .resideInAnyPackage(ROOT + "aws..", ROOT + "lab..", ROOT + "check..", ROOT + "app..").check(PRODUCT);
    }

    @Test
    void onlyAppImportsTheCatalogueOfChecks() {
        noClasses().that().resideOutsideOfPackages(ROOT + "check..", ROOT + "app..").should().dependOnClassesThat()
                .resideInAPackage(ROOT + "check..").check(PRODUCT);
    }

    @Test
    void viewModelsKnowNoScene() {
        noClasses().that().haveSimpleNameEndingWith("ViewModel").should().dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..").check(PRODUCT);
    }

    @Test
    void oneClassHopsOntoTheFxThread() {
        noClasses().that().doNotHaveFullyQualifiedName(ROOT + "ui.FxTasks").should()
                .callMethod(javafx.application.Platform.class, "runLater", Runnable.class).check(PRODUCT);
    }

    @Test
    void theCoreReadsNoClock() {
        noClasses()
                .that(resideInAPackage(
                        ROOT + "(connect|target|evidence|collect|diagnosis|check|fix|guide|session|report|survey).."))
                .should()
                .callMethod(java.time.Instant.class, "now").check(PRODUCT);
    }

    /** From top to bottom, so that there is no way back and no cycle. */
    @TestFactory
    Stream<DynamicTest> everyPackageImportsOnlyWhatStandsAboveIt() {
        List<String> order = packages();
        return order.subList(0, order.size() - 1).stream().map(name -> DynamicTest.dynamicTest(name, () -> {
            String[] below = order.subList(order.indexOf(name) + 1, order.size()).stream()
                    .map(other -> ROOT + other + "..").toArray(String[]::new);
            noClasses().that().resideInAPackage(ROOT + name + "..").should().dependOnClassesThat()
                    .resideInAnyPackage(below).check(PRODUCT);
        }));
    }

    private static List<String> packages() {
        return Stream.concat(TABLE.stream().map(Line::name), Stream.of("aws", "ui", "app")).toList();
    }

    @Test
    void noPackageIsLeftOut() {
        assertEquals(packages().stream().sorted().toList(), PRODUCT.stream()
                .filter(one -> one.getPackageName().startsWith(ROOT))
                .map(one -> one.getPackageName().substring(ROOT.length()).replaceFirst("\\..*", ""))
                .distinct().sorted().toList());
    }
}
