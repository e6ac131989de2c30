#ifndef QLINT_CLIBYAML_SHIM_H
#define QLINT_CLIBYAML_SHIM_H

#include <yaml.h>

#endif
