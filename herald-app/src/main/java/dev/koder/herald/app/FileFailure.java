package dev.koder.herald.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** What went wrong with a file, in words: the JDK's exceptions of files often say nothing but the name. */
final class FileFailure {

    private FileFailure() {}

    static String why(Exception failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "no such file or folder";
            case AccessDeniedException denied -> "not permitted";
            case FileAlreadyExistsException there -> "is there already (expected: a new name)";
            case FileSystemException other when other.getReason() != null -> String.valueOf(other.getReason());
            case IOException other ->
                Optional.ofNullable(other.getMessage()).orElse(other.getClass().getSimpleName());
            default -> String.valueOf(failure.getMessage());
        };
    }
}
