import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.FormIndex;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.instance.AbstractTreeElement;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.core.util.JavaRosaCoreModule;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.model.xform.XFormSerializingVisitor;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.parse.XFormParser;
import org.javarosa.xform.util.XFormAnswerDataParser;
import org.javarosa.xform.util.XFormAnswerDataSerializer;

/**
 * Settles records with ODK's own engine: the word our engine is held to.
 *
 * Reads lines on standard input, answers on standard output, fields split by tabs (\t, \n, \\ escaped):
 *   form FILE          the XForm that follows is of this file
 *   record             a new record: defaults in place
 *   row PATH           a row is added at /data/.../name[n], if it is not there yet
 *   cut PATH           a row is taken away, if it is there
 *   set PATH TEXT      an answer is given
 *   settle             saved and opened again; answered by lines
 *                        node PATH relevant|hidden TEXT
 *                        problem PATH required|constraint
 *                        done           or    failed MESSAGE
 */
public class Oracle {
    private static final PrintStream OUT = new PrintStream(System.out, false, StandardCharsets.UTF_8);

    private String form = "";
    private FormDef record;
    private String failure;

    public static void main(String[] arguments) throws Exception {
        System.setErr(new PrintStream(PrintStream.nullOutputStream()));
        new JavaRosaCoreModule().registerModule();
        new XFormsModule().registerModule();
        Oracle oracle = new Oracle();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            oracle.obey(line.split("\t", -1));
        }
    }

    private void obey(String[] fields) throws Exception {
        switch (fields[0]) {
            case "form": form = Files.readString(Path.of(unescape(fields[1]))); return;
            case "record": failure = null; attempt(() -> { record = parsed(); initialize(true); }); return;
            case "row": attempt(() -> addRow(fields[1])); return;
            case "cut": attempt(() -> cutRow(fields[1])); return;
            case "set": attempt(() -> set(fields[1], unescape(fields[2]))); return;
            case "settle": settle(); return;
            default: throw new IllegalArgumentException(fields[0]);
        }
    }

    private interface Deed { void run() throws Exception; }

    /** What fails is told when the record is settled; what was to follow is left out. */
    private void attempt(Deed deed) {
        if (failure != null) return;
        try {
            deed.run();
        } catch (Exception | StackOverflowError fault) {
            failure = String.valueOf(fault.getMessage());
        }
    }

    private FormDef parsed() throws Exception {
        return new XFormParser(new StringReader(form)).parse();
    }

    private void initialize(boolean fresh) {
        record.initialize(fresh, new InstanceInitializationFactory());
    }

    private void addRow(String path) throws Exception {
        TreeReference wanted = reference(path);
        if (record.getMainInstance().resolveReference(wanted) == null) {
            new FormEntryController(new FormEntryModel(record))
                .newRepeat(found(wanted, FormEntryController.EVENT_PROMPT_NEW_REPEAT));
        }
    }

    private void cutRow(String path) throws Exception {
        TreeReference unwanted = reference(path);
        if (record.getMainInstance().resolveReference(unwanted) != null) {
            record.deleteRepeat(found(unwanted, FormEntryController.EVENT_REPEAT));
        }
    }

    private FormIndex found(TreeReference wanted, int event) {
        FormEntryModel model = new FormEntryModel(record);
        FormIndex index = model.incrementIndex(FormIndex.createBeginningOfFormIndex());
        while (!(wanted.equals(index.getReference()) && model.getEvent(index) == event)) {
            index = model.incrementIndex(index);
            if (index.isEndOfFormIndex()) throw new IllegalStateException("no such row: " + wanted);
        }
        return index;
    }

    private void set(String path, String text) throws Exception {
        TreeReference reference = reference(path);
        TreeElement node = record.getMainInstance().resolveReference(reference);
        record.setValue(XFormAnswerDataParser.getAnswerData(text, node.getDataType(),
            FormDef.findQuestionByRef(reference, record)), reference, true);
    }

    private void settle() throws Exception {
        attempt(() -> {
            byte[] saved = new XFormSerializingVisitor().serializeInstance(record.getMainInstance());
            record = parsed();
            TreeElement root = record.getMainInstance().getRoot().deepCopy(true);
            root.populate(XFormParser.restoreDataModel(new ByteArrayInputStream(saved), null).getRoot(), record);
            record.getMainInstance().setRoot(root);
            initialize(false);
        });
        List<String> told = new ArrayList<>();
        attempt(() -> {
            tell(record.getMainInstance().getRoot(), told);
            check(told);
        });
        if (failure == null) told.forEach(OUT::println);
        OUT.println(failure == null ? "done" : "failed\t" + escape(failure));
        OUT.flush();
    }

    private void tell(TreeElement node, List<String> told) {
        if (node.getMult() == TreeReference.INDEX_TEMPLATE) return;
        IAnswerData value = node.getValue();
        Object text = value == null ? "" : new XFormAnswerDataSerializer().serializeAnswerData(value, node.getDataType());
        told.add("node\t" + path(node) + "\t" + (node.isRelevant() ? "relevant" : "hidden") + "\t" + escape(text.toString()));
        for (int i = 0; i < node.getNumChildren(); i++) tell(node.getChildAt(i), told);
    }

    private void check(List<String> told) {
        FormEntryModel model = new FormEntryModel(record);
        FormIndex index = model.incrementIndex(FormIndex.createBeginningOfFormIndex());
        for (; !index.isEndOfFormIndex(); index = model.incrementIndex(index)) {
            if (model.getEvent(index) != FormEntryController.EVENT_QUESTION || !model.isIndexRelevant(index)) continue;
            TreeElement node = record.getMainInstance().resolveReference(index.getReference());
            IAnswerData value = node.getValue();
            if (value == null && node.isRequired()) {
                told.add("problem\t" + path(node) + "\trequired");
            } else if (value != null && !record.evaluateConstraint(index.getReference(), value)) {
                told.add("problem\t" + path(node) + "\tconstraint");
            }
        }
    }

    private static String path(AbstractTreeElement<?> node) {
        if (node == null || node.getName() == null) return "";
        String row = node.isRepeatable() ? "[" + (node.getMult() + 1) + "]" : "";
        return path(node.getParent()) + "/" + node.getName() + row;
    }

    private static TreeReference reference(String path) {
        TreeReference reference = TreeReference.rootRef();
        for (String step : path.substring(1).split("/")) {
            int bracket = step.indexOf('[');
            String name = bracket < 0 ? step : step.substring(0, bracket);
            int row = bracket < 0 ? 1 : Integer.parseInt(step.substring(bracket + 1, step.length() - 1));
            reference.add(name, row - 1);
        }
        return reference;
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescape(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");
    }
}
