/** Names of MATLAB and Octave that give a value without arguments and are not followed. */

/** All of them. */
export const languageNames: ReadonlySet<string> = new Set(
  (
    "flintmax realmax realmin intmax intmin ispc isunix ismac isdeployed isstudent filesep pathsep path tempdir tempname pwd getpid " +
    "getuid geteuid getgid getegid getppid gethostname getenv computer version ver license date clock now cputime time tic toc weekday " +
    "calendar datestr datetime today groot gcf gca gco gcbo gcbf figure axes newplot hold clf cla colormap jet hsv hot gray parula cool " +
    "bone copper pink spring summer autumn winter lines turbo viridis rand randn randi rande randg randp rng eps pi e Inf NaN NA i j I J " +
    "ans nargin nargout varargin mfilename argv program_name program_invocation_name OCTAVE_HOME OCTAVE_VERSION OCTAVE_EXEC_HOME " +
    "EXEC_PATH IMAGE_PATH PS1 PS2 PS4 matlabroot prefdir userpath savepath isguirunning have_window_system nproc maxNumCompThreads " +
    "gpuDevice gpuDeviceCount gcp parpool labindex numlabs who whos dbstack lasterr lasterror lastwarn rethrow input keyboard kbhit " +
    "getframe ginput colorcube prism white flag axis caxis xlim ylim zlim view daspect grid legend colorbar title stdin stdout stderr " +
    "SEEK_SET SEEK_CUR SEEK_END P_tmpdir F_GETFL F_SETFL O_RDONLY O_WRONLY WNOHANG pkg warning format page_screen_output more diary " +
    "echo history_file editor containers matlab inputParser argnames ishold isargout print_usage inputname usejava javachk " +
    "available_graphics_toolkits graphics_toolkit crash_dumps_octave_core debug_on_error beep_on_error nargchk narginchk rat magic peaks " +
    "membrane sphere cylinder handle dynamicprops matlab.mixin.Copyable uint8 int8 uint16 int16 uint32 int32 uint64 int64 single double " +
    "logical char cell struct categorical string table NaT seconds minutes hours days years"
  ).split(" "),
);
