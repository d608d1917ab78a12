/** Names of functions of which nothing is followed. */

/** Functions that only talk to people or to the machine: nothing is followed and nothing is said. */
export const silent: ReadonlySet<string> = new Set(
  (
    "disp display fprintf printf puts fputs fdisp fflush figure plot plot3 hold xlabel ylabel zlabel title legend axis grid subplot " +
    "surf mesh contour imagesc imshow image colormap colorbar bar hist histogram scatter line set get gca gcf drawnow pause close " +
    "clc clear clearvars format more warning print saveas save tic beep keyboard addpath rmpath pkg " +
    "graphics_toolkit fclose fwrite print_usage validateattributes narginchk nargchk waitbar semilogx semilogy loglog text " +
    "errorbar xlim ylim view shading plotyy cd diary dbstop profile clf stdout stderr usejava datestr"
  ).split(" "),
);
