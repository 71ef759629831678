package org.sdvp.it.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds for a class if what it shows to others mentions only types of the given package trees. */
final class ShowOnly extends ArchCondition<JavaClass> {
    private final Set<String> packages;

    ShowOnly(Set<String> packages) {
        super("show only types of " + new TreeSet<>(packages));
        this.packages = packages;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (!isShown(type)) {
            return;
        }
        report(type, type.getFullName(), supertypes(type), events);
        for (JavaMember member : type.getMembers()) {
            if (isShown(member.getModifiers())) {
                report(type, member.getFullName(), types(member), events);
            }
        }
    }

    private void report(JavaClass type, String where, Stream<JavaClass> mentioned, ConditionEvents events) {
        Set<String> foreign = mentioned
                .map(JavaClass::getBaseComponentType)
                .filter(each -> !each.isPrimitive())
                .map(JavaClass::getName)
                .filter(name -> packages.stream().noneMatch(known -> name.startsWith(known + ".")))
                .collect(Collectors.toCollection(TreeSet::new));
        events.add(new SimpleConditionEvent(type, foreign.isEmpty(), where + " shows " + foreign));
    }

    private static Stream<JavaClass> supertypes(JavaClass type) {
        return Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                .flatMap(each -> each.getAllInvolvedRawTypes().stream());
    }

    private static Stream<JavaClass> types(JavaMember member) {
        if (member instanceof JavaField field) {
            return field.getAllInvolvedRawTypes().stream();
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        return Stream.concat(unit.getAllInvolvedRawTypes().stream(), unit.getExceptionTypes().stream());
    }

    private static boolean isShown(JavaClass type) {
        return isShown(type.getModifiers())
                && type.getEnclosingClass().map(ShowOnly::isShown).orElse(true);
    }

    private static boolean isShown(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }
}
