package dev.sonde.testing;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A Java source file, measured: its lines, the types and methods in it, and its static fields that are not final. */
public record JavaSource(
        Path path,
        List<String> lines,
        List<SourceType> types,
        List<SourceMethod> methods,
        List<String> mutableStatics) {

    /** A type in a source; its name is the simple one. */
    public record SourceType(String name, boolean topLevel, boolean isPublic) {}

    /** A method or constructor: its size in lines, its deepest nesting of statements and its parameters. */
    public record SourceMethod(String name, int lines, int nesting, int parameters) {}

    /** All sources below these folders; a folder that does not exist holds none. */
    public static List<JavaSource> under(Path... folders) {
        List<Path> paths = Stream.of(folders)
                .filter(Files::isDirectory)
                .flatMap(JavaSource::javaFiles)
                .toList();
        return paths.isEmpty() ? List.of() : parse(paths);
    }

    private static List<JavaSource> parse(List<Path> paths) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(paths));
            List<JavaSource> sources = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                SourceScanner scanner = new SourceScanner(unit, task);
                scanner.scan(unit, 0);
                Path path = Path.of(unit.getSourceFile().toUri());
                sources.add(new JavaSource(
                        path, Files.readAllLines(path), scanner.types, scanner.methods, scanner.mutableStatics));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
