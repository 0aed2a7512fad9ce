package planted.domain.hen;

import planted.domain.egg.Egg;

public record Hen(Egg from) {}
