package planted.application.zone;

record RunsPrograms(ProcessBuilder program) {}
