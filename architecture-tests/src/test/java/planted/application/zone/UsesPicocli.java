package planted.application.zone;

import picocli.CommandLine;

record UsesPicocli(CommandLine line) {}
