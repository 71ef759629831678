# Toolchain for 32-bit ARM with Debian's cross compiler:
#   apt install gcc-arm-linux-gnueabihf
#   c/cmake/armhf-sysroot.sh FOLDER
#   cmake -S c -B build-armhf -DCMAKE_TOOLCHAIN_FILE=c/cmake/armhf.cmake -DSDVP_SYSROOT=FOLDER -DBUILD_TESTING=OFF
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR arm)
set(CMAKE_C_COMPILER arm-linux-gnueabihf-gcc)
set(CMAKE_LIBRARY_ARCHITECTURE arm-linux-gnueabihf)
set(CPACK_DEBIAN_PACKAGE_ARCHITECTURE armhf)

# Libraries for the box lie in a folder of their own, so that nothing of this machine is found.
set(SDVP_SYSROOT "" CACHE PATH "where armhf-sysroot.sh has unpacked libstrophe and expat")
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES SDVP_SYSROOT)
set(CMAKE_FIND_ROOT_PATH ${SDVP_SYSROOT})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(ENV{PKG_CONFIG_LIBDIR}
  ${SDVP_SYSROOT}/usr/lib/arm-linux-gnueabihf/pkgconfig:${SDVP_SYSROOT}/usr/share/pkgconfig)
set(ENV{PKG_CONFIG_SYSROOT_DIR} ${SDVP_SYSROOT})
# Headers that differ by architecture.
set(CMAKE_C_FLAGS_INIT "-isystem ${SDVP_SYSROOT}/usr/include/arm-linux-gnueabihf")
# What libstrophe itself needs is found at link time there too.
set(CMAKE_EXE_LINKER_FLAGS_INIT
  "-Wl,-rpath-link,${SDVP_SYSROOT}/usr/lib/arm-linux-gnueabihf:${SDVP_SYSROOT}/lib/arm-linux-gnueabihf")
set(CMAKE_SHARED_LINKER_FLAGS_INIT ${CMAKE_EXE_LINKER_FLAGS_INIT})
