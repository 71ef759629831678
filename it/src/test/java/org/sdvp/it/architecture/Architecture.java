package org.sdvp.it.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/** All rules for the classes below one root package, by name. */
final class Architecture {
    private final Modules modules;

    Architecture(String root) {
        modules = new Modules(root);
    }

    Map<String, ArchRule> rules() {
        LayerRules layers = new LayerRules(modules);
        CodeRules code = new CodeRules(modules);
        PackageRules packages = new PackageRules(modules);
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("everyClassIsInAKnownModule", layers.everyClassIsInAKnownModule());
        rules.put("modulesUseOnlyThoseBelow", layers.modulesUseOnlyThoseBelow());
        rules.put("modulesUseOnlyTheirLibraries", layers.modulesUseOnlyTheirLibraries());
        rules.put("onlyOnePackageKnowsSmack", layers.onlyOnePackageKnowsSmack());
        rules.put("theCentreKnowsItsWorldInOnePlaceEach", layers.theCentreKnowsItsWorldInOnePlaceEach());
        rules.put("onlyTheReaderOfWireParsesXml", layers.onlyTheReaderOfWireParsesXml());
        rules.put("packagesHaveNoCycles", layers.packagesHaveNoCycles());
        rules.put("lowerLayersDoNotReadTheClock", code.lowerLayersDoNotReadTheClock());
        rules.put("lowerLayersStartNoThreads", code.lowerLayersStartNoThreads());
        rules.put("onlyTheCommandPrints", code.onlyTheCommandPrints());
        rules.put("nobodyLogsThroughTheJdk", code.nobodyLogsThroughTheJdk());
        rules.put("publicFacesShowNoForeignTypes", code.publicFacesShowNoForeignTypes());
        rules.put("nothingStaticChanges", code.nothingStaticChanges());
        rules.put("namesSayWhatAClassIs", code.namesSayWhatAClassIs());
        rules.put("packagesAreSmall", packages.packagesAreSmall());
        rules.put("packagesAreNullMarked", packages.packagesAreNullMarked());
        return rules;
    }

    /** The classes of the product: everything below the root package that is not a test. */
    JavaClasses product() {
        return new ClassFileImporter()
                .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
                .importPackages(modules.root());
    }

    /** The classes below the root package, tests included. */
    JavaClasses everything() {
        return new ClassFileImporter().importPackages(modules.root());
    }
}
