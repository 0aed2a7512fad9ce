package planted.application.zone;

import java.sql.Connection;

record UsesSql(Connection connection) {}
