package org.quartic;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quartic.simd.Lanes;
import org.quartic.spec.SpecReader;

/** The packages stand one upon another, and what computes knows nothing of the world. */
class FloorsTest {

    /** From the top: each may use those that stand after it. */
    private static final List<String> FLOORS = List.of("cli", "http", "actor", "store", "reproduction", "plot", "table",
            "sweep", "run", "stopping", "cumulant", "theory", "fit", "field", "ensemble", "spec", "random", "simd");

    /** All that knows nothing of the world; a page that is an image is written to a stream, if only in memory. */
    private static final String[] CORE = packages(Stream.concat(Stream.of("reproduction"),
            FLOORS.subList(FLOORS.indexOf("sweep"), FLOORS.size()).stream()).toList());

    /** Their last digits are the machine's and the JDK's own; a square root, fma and StrictMath are the same everywhere. */
    private static final Set<String> INEXACT = Set.of("sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh",
            "cosh", "tanh", "exp", "expm1", "log", "log1p", "log10", "pow", "cbrt", "hypot");

    private static final String BUFFERS = "java\\.nio\\..*Buffer";

    private static JavaClasses main;
    private static JavaClasses tests;

    @BeforeAll
    static void readClasses() {
        main = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.quartic");
        tests = new ClassFileImporter().withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                .importPackages("org.quartic");
    }

    private static String[] packages(List<String> floors) {
        return floors.stream().map(floor -> "org.quartic." + floor + "..").toArray(String[]::new);
    }

    private static Stream<String> floors() {
        return FLOORS.stream();
    }

    @ParameterizedTest
    @MethodSource("floors")
    void shouldUseOnlyFloorsBelow(String floor) {
        List<String> above = FLOORS.subList(0, FLOORS.indexOf(floor));
        if (!above.isEmpty()) {
            noClasses().that().resideInAPackage("org.quartic." + floor + "..").should().dependOnClassesThat()
                    .resideInAnyPackage(packages(above)).allowEmptyShould(true).check(main);
        }
    }

    @Test
    void shouldKnowTheFloorOfEveryClass() {
        assertThat(main).hasSizeGreaterThan(100);
        classes().should().resideInAnyPackage(packages(FLOORS)).check(main);
        classes().that().haveNameMatching(".*Test|.*IT").and().doNotHaveFullyQualifiedName(FloorsTest.class.getName())
                .should().resideInAnyPackage(packages(FLOORS)).check(tests);
    }

    @Test
    void shouldSayOfEveryPackageWhatItIsFor() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            List<Path> packages = sources.filter(file -> file.toString().endsWith(".java")).map(Path::getParent)
                    .distinct().toList();
            assertThat(packages).hasSizeGreaterThan(5).allSatisfy(
                    each -> assertThat(each.resolve("package-info.java")).exists().content().contains("/**"));
        }
    }

    @Test
    void shouldKeepActorsOutOfTheCore() {
        inCore("akka..", "scala..", "com.typesafe.akka..").check(main);
        noClasses().that()
                .resideInAnyPackage(packages(List.of("reproduction", "sweep", "run", "stopping", "cumulant", "theory",
                        "fit", "field", "ensemble", "random", "simd")))
                .should()
                .dependOnClassesThat().resideInAPackage("com.typesafe..").check(main);
    }

    @Test
    void shouldKeepTheWorldOutOfTheCore() {
        // Memory outside the heap is asked for by one class alone; the parser of specs is told of includes by URL and file name.
        noWorld().check(main);
        inCore("org.slf4j..", "ch.qos.logback..", "picocli..", "org.HdrHistogram..").check(main);
        noClasses().that(resideInAnyPackage(CORE)).and().doNotBelongToAnyOf(Lanes.class).should()
                .dependOnClassesThat().haveNameMatching(BUFFERS).check(main);
    }

    private static ArchRule noWorld() {
        DescribedPredicate<JavaClass> names = describe("the names the parser asks to include",
                used -> Set.of("java.io.File", "java.net.URL", "java.io.Serializable").contains(used.getFullName()));
        return noClasses().that(resideInAnyPackage(CORE)).should().dependOnClassesThat(
                resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..",
                        "javax.net..").and(DescribedPredicate.not(names)));
    }

    @Test
    void shouldDrawPlotsWithoutTheWorldAndLoadGraphicsForImagesAlone() {
        noClasses().that().resideInAPackage("org.quartic.plot..").should().dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..", "java.time..", "java.sql..", "akka..", "scala..",
                        "org.slf4j..", "picocli..")
                .check(main);
        noClasses().that().resideInAPackage("org.quartic..").and().haveNameNotMatching(
                "org\\.quartic\\.plot\\.(PngPage|PngBytes|Fonts).*").should().dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.imageio..").check(main);
    }

    private static ArchRule inCore(String... forbidden) {
        return noClasses().that(resideInAnyPackage(CORE)).should().dependOnClassesThat()
                .resideInAnyPackage(forbidden);
    }

    @Test
    void shouldKnowParquetInOnePlace() {
        noClasses().that().resideOutsideOfPackage("org.quartic.table..").should().dependOnClassesThat()
                .resideInAPackage("org.apache.parquet..").check(main);
    }

    @Test
    void shouldKeepClocksOutOfTheCore() {
        noClocks().check(main);
        noClasses().that(resideInAnyPackage(CORE)).should().dependOnClassesThat(
                resideInAnyPackage("java.time..")
                        .and(DescribedPredicate.not(describe("durations, and moments that were told",
                                used -> Set.of(Duration.class.getName(), Instant.class.getName())
                                        .contains(used.getFullName())))))
                .check(main);
        noClasses().that(resideInAnyPackage(CORE)).should().callMethod(Instant.class, "now").check(main);
        inCore("java.util.prefs..").check(main);
    }

    private static ArchRule noClocks() {
        Set<String> allowed = Set.of("arraycopy", "identityHashCode", "lineSeparator");
        // Which kernels run may be forced by a property: they all give the same bits.
        return noClasses().that(resideInAnyPackage(CORE)).and()
                .doNotHaveFullyQualifiedName("org.quartic.simd.KernelChoice").should()
                .accessTargetWhere(describe("the system is asked, or told, or a thread sleeps",
                        (JavaAccess<?> access) -> access.getTargetOwner().isEquivalentTo(System.class)
                                && !allowed.contains(access.getTarget().getName())
                                || access.getTargetOwner().isEquivalentTo(Thread.class)
                                || access.getTargetOwner().isEquivalentTo(Runtime.class)
                                || access.getTargetOwner().isEquivalentTo(java.util.Date.class)));
    }

    @Test
    void shouldDrawNoRandomNumbersButItsOwn() {
        // A run's name is nothing its numbers depend on; a sequence's direction numbers are constants.
        noClasses().that().doNotHaveFullyQualifiedName("org.quartic.actor.RunIds").and()
                .doNotHaveFullyQualifiedName("org.quartic.random.DirectionNumbers").should().dependOnClassesThat()
                .haveNameMatching(
                        "java\\.util\\.(.*Random.*|UUID|random\\..*)|java\\.security\\.SecureRandom|org\\.hipparchus\\.random\\..*")
                .orShould().callMethod(Math.class, "random").check(main);
    }

    @Test
    void shouldComputeTheSameEverywhere() {
        exact().check(main);
    }

    private static ArchRule exact() {
        return noClasses().that(resideInAnyPackage(CORE)).should()
                .accessTargetWhere(describe("a function of Math is asked that differs from machine to machine",
                        (JavaAccess<?> access) -> access.getTargetOwner().isEquivalentTo(Math.class)
                                && INEXACT.contains(access.getTarget().getName())));
    }

    /** The tests themselves do some of what is forbidden to the rest, which the rules must notice. */
    @Test
    void shouldNoticeWhatIsForbidden() {
        assertThat(noWorld().evaluate(tests).hasViolation()).isTrue();
        assertThat(exact().evaluate(tests).hasViolation()).isTrue();
        assertThat(inCore("org.junit..").evaluate(tests).hasViolation()).isTrue();
        ArchRule upsideDown = noClasses().that(resideInAPackage("org.quartic.run..")).should().dependOnClassesThat()
                .resideInAnyPackage(packages(List.of("cumulant")));
        assertThat(upsideDown.evaluate(main).hasViolation()).isTrue();
        JavaClasses one = new ClassFileImporter().importClasses(Lanes.class, SpecReader.class);
        assertThat(noClasses().should().dependOnClassesThat().haveNameMatching(BUFFERS).evaluate(one)
                .hasViolation()).isTrue();
    }
}
