package planted.application.zone;

import java.sql.ResultSet;

record UsesSql(ResultSet rows) {}
