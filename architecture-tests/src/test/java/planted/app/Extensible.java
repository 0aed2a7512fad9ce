package planted.app;

class Extensible {}
