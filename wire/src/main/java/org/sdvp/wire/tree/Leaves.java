package org.sdvp.wire.tree;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ReportControl;
import org.sdvp.model.value.EntryTime;
import org.sdvp.model.value.Octets;
import org.sdvp.model.value.Timestamp;
import org.sdvp.wire.text.BitDigits;
import org.sdvp.wire.text.EntryIds;
import org.sdvp.wire.text.Numbers;
import org.sdvp.wire.xml.XmlCharacters;

/** Leaves that messages of several services have. */
final class Leaves {
    private static final int MAX_INT16U = 0xffff;
    private static final int MAX_NAME = 255;

    /** Any text. */
    static final Form<String> TEXT = Form.text(Function.identity(), Function.identity());

    /** Text for people, in which what XML cannot carry is replaced. */
    static final Form<String> REMARK = Form.text(XmlCharacters::carryable, Function.identity());

    /** A name in a directory. */
    static final Form<String> NAME = name(1, MAX_NAME);

    /** Name of a file or folder; empty is the root. */
    static final Form<String> FILE_NAME = name(0, MAX_NAME);

    /** True or false. */
    static final Form<Boolean> TRUTH = Form.of(Tree.Truth::new, TreeNode::truth);

    /** A number from 0 to what an int holds. */
    static final Form<Integer> COUNT = number(0, Integer.MAX_VALUE);

    /** An INT16U: numbers of reports and segments. */
    static final Form<Integer> INT16U = number(0, MAX_INT16U);

    /** An INT32U: milliseconds, or ConfRev. */
    static final Form<Long> INT32U = longNumber(0xffff_ffffL);

    /** Octets in a file. */
    static final Form<Long> FILE_SIZE = longNumber(Long.MAX_VALUE);

    /** A reference without functional constraint. */
    static final Form<ObjectReference> REFERENCE = Form.text(ObjectReference::toString, ObjectReference::parse);

    /** A reference with functional constraint. */
    static final Form<Fcda> FCDA = Form.text(Fcda::toString, Fcda::parse);

    /** A functional constraint. */
    static final Form<FunctionalConstraint> CONSTRAINT = Form.text(FunctionalConstraint::name, Leaves::constraint);

    /** Name of a data set. */
    static final Form<DataSetReference> DATA_SET = Form.text(DataSetReference::text, DataSetReference::new);

    /** The data set that a control block is to have; empty for none. */
    static final Form<Optional<DataSetReference>> DATA_SET_OR_NONE = Form.text(
            name -> name.map(DataSetReference::text).orElse(""),
            text -> text.isEmpty() ? Optional.empty() : Optional.of(new DataSetReference(text)));

    /** Identification of an entry: sixteen hexadecimal digits. */
    static final Form<EntryId> ENTRY_ID = Form.text(EntryIds::text, EntryIds::parse);

    /** Days since 1984 and milliseconds since midnight. */
    static final Form<EntryTime> ENTRY_TIME = Form.text(Leaves::text, Leaves::entryTime);

    /** Seconds since 1970, fraction in 2^-24 s and octet of time quality. */
    static final Form<Timestamp> TIMESTAMP = Form.text(Leaves::text, Leaves::timestamp);

    /** Identification of reports: a VISIBLE STRING129. */
    static final Form<String> RPT_ID = Form.text(Function.identity(), Leaves::rptId);

    /** Two bits: synchrocheck, interlock-check. */
    static final Form<Check> CHECK = Form.text(Leaves::text, Leaves::check);

    /** A part of a file. */
    static final Form<Octets> CONTENT =
            Form.of(part -> new Tree.Bytes(part, Tree.Spelling.BASE64), node -> node.octets(Tree.Spelling.BASE64));

    private Leaves() {}

    /** A whole number within bounds. */
    static Form<Integer> number(int min, int max) {
        return Form.of(number -> new Tree.Whole(number), node -> (int) node.whole(min, max));
    }

    private static Form<Long> longNumber(long max) {
        return Form.of(Tree.Whole::new, node -> node.whole(0, max));
    }

    /** A text of so many characters. */
    static Form<String> name(int min, int max) {
        return Form.text(Function.identity(), name -> {
            if (name.length() < min || name.length() > max) {
                throw new IllegalArgumentException(
                        "expected " + min + " to " + max + " characters, but there are " + name.length());
            }
            return name;
        });
    }

    private static FunctionalConstraint constraint(String text) {
        return Arrays.stream(FunctionalConstraint.values())
                .filter(fc -> fc.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of "
                        + Arrays.toString(FunctionalConstraint.values()) + ", but got \"" + text + "\""));
    }

    private static String rptId(String text) {
        ReportControl.requireRptId(text);
        return text;
    }

    private static String text(Timestamp time) {
        return time.secondSinceEpoch() + " " + time.fractionOfSecond() + " " + time.timeQuality();
    }

    private static Timestamp timestamp(String text) {
        String[] words = words(text, 3, "seconds, fraction and time quality such as 1795418460 2097152 10");
        return new Timestamp(
                Numbers.integer(words[0], 0, 0xffff_ffffL), (int) Numbers.integer(words[1], 0, 0xff_ffff), (int)
                        Numbers.integer(words[2], 0, 0xff));
    }

    private static String text(EntryTime time) {
        return time.daysSince1984() + " " + time.milliseconds();
    }

    private static EntryTime entryTime(String text) {
        String[] words = words(text, 2, "days and milliseconds such as 15667 26460125");
        return new EntryTime(
                (int) Numbers.integer(words[0], 0, MAX_INT16U), (int) Numbers.integer(words[1], 0, Integer.MAX_VALUE));
    }

    private static String[] words(String text, int count, String expected) {
        String[] words = text.split(" ", count + 1);
        if (words.length != count) {
            throw new IllegalArgumentException("expected " + expected + ", but got \"" + text + "\"");
        }
        return words;
    }

    private static String text(Check check) {
        return BitDigits.text((check.synchroCheck() ? 2 : 0) + (check.interlockCheck() ? 1 : 0), 2);
    }

    private static Check check(String text) {
        int bits = BitDigits.parse(text, 2);
        return new Check((bits & 2) != 0, (bits & 1) != 0);
    }
}
