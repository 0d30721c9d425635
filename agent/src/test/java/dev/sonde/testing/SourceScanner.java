package dev.sonde.testing;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.sonde.testing.JavaSource.SourceMethod;
import dev.sonde.testing.JavaSource.SourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Walks the tree of one source; the parameter is how many statements stand around the place within its method. */
final class SourceScanner extends TreeScanner<Void, Integer> {
    private static final List<Class<? extends Tree>> NESTING = List.of(
            IfTree.class,
            ForLoopTree.class,
            EnhancedForLoopTree.class,
            WhileLoopTree.class,
            DoWhileLoopTree.class,
            SwitchTree.class,
            TryTree.class,
            SynchronizedTree.class);

    final List<SourceType> types = new ArrayList<>();
    final List<SourceMethod> methods = new ArrayList<>();
    final List<String> mutableStatics = new ArrayList<>();

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private String type = "";
    private boolean inEnum;
    private int deepest;

    SourceScanner(CompilationUnitTree unit, JavacTask task) {
        this.unit = unit;
        this.positions = Trees.instance(task).getSourcePositions();
    }

    @Override
    public Void scan(Tree tree, Integer around) {
        boolean nests = tree != null && NESTING.stream().anyMatch(kind -> kind.isInstance(tree));
        int depth = nests ? around + 1 : around;
        deepest = Math.max(deepest, depth);
        return super.scan(tree, depth);
    }

    @Override
    public Void visitIf(IfTree tree, Integer around) {
        scan(tree.getCondition(), around);
        scan(tree.getThenStatement(), around);
        // "else if" is no deeper than the "if" before it.
        boolean chained = tree.getElseStatement() instanceof IfTree;
        scan(tree.getElseStatement(), chained ? around - 1 : around);
        return null;
    }

    @Override
    public Void visitClass(ClassTree tree, Integer around) {
        String outerType = type;
        boolean outerInEnum = inEnum;
        boolean topLevel = type.isEmpty();
        type = tree.getSimpleName().toString();
        inEnum = tree.getKind() == Tree.Kind.ENUM;
        types.add(new SourceType(type, topLevel, tree.getModifiers().getFlags().contains(Modifier.PUBLIC)));
        tree.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(SourceScanner::isMutableStatic)
                .forEach(field -> mutableStatics.add(type + "." + field.getName()));
        super.visitClass(tree, 0);
        type = outerType;
        inEnum = outerInEnum;
        return null;
    }

    @Override
    public Void visitMethod(MethodTree tree, Integer around) {
        int outerDeepest = deepest;
        deepest = 0;
        super.visitMethod(tree, 0);
        if (positions.getStartPosition(unit, tree) >= 0) {
            methods.add(new SourceMethod(type + "." + tree.getName(), lines(tree), deepest, parameters(tree)));
        }
        deepest = outerDeepest;
        return null;
    }

    private static boolean isMutableStatic(VariableTree field) {
        Set<Modifier> flags = field.getModifiers().getFlags();
        return flags.contains(Modifier.STATIC) && !flags.contains(Modifier.FINAL);
    }

    private int lines(MethodTree tree) {
        long end = positions.getEndPosition(unit, tree);
        long start = positions.getStartPosition(unit, tree);
        return end < 0
                ? 0
                : (int) (unit.getLineMap().getLineNumber(end)
                        - unit.getLineMap().getLineNumber(start)
                        + 1);
    }

    /** The columns of an enum that is a table count for nothing: its rows are read, not called. */
    private int parameters(MethodTree tree) {
        boolean row = inEnum && tree.getReturnType() == null;
        return row ? 0 : tree.getParameters().size();
    }
}
