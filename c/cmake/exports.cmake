# Writes the version script of the shared library: what the public headers declare, and nothing else, can be linked against.
#   cmake -DHEADERS=FOLDER -DTO=FILE -P exports.cmake
file(GLOB headers ${HEADERS}/sdvp/*.h)
set(names "")
foreach(header ${headers})
  file(READ ${header} text)
  # Comments may name functions too, those of the header or of others.
  string(REGEX REPLACE "/[*]([^*]|[*]+[^*/])*[*]+/" "" text "${text}")
  string(REGEX MATCHALL "sdvp_[a-z0-9_]+\\(" found "${text}")
  list(APPEND names ${found})
endforeach()
list(TRANSFORM names REPLACE "\\($" "")
list(REMOVE_DUPLICATES names)
list(SORT names)
list(JOIN names ";\n    " joined)
set(script "SDVP_0 {\n  global:\n    ${joined};\n  local:\n    *;\n};\n")
file(CONFIGURE OUTPUT ${TO} CONTENT "${script}" @ONLY)
