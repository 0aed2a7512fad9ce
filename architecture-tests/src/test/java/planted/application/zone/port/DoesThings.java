package planted.application.zone.port;

final class DoesThings {}
