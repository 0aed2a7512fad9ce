package planted.application.zone.port;

interface ForgottenStore {}
