package planted.domain.egg;

import planted.domain.hen.Hen;

public record Egg(Hen from) {}
